// The frame of the management area: its sections on the left, and Mantine for the controls that native elements
// lack (searching selects, steps, number fields). Mantine takes its colours and sizes from our tokens.
import "./mantineStyles";
import { MantineProvider } from "@mantine/core";
import { Link, Outlet } from "@/lib/routing";
import { useMe } from "@/api/me";
import { useWords } from "@/i18n/words";
import { useShownTheme } from "@/ui/theme";
import { mantineTheme, mantineVariables } from "./mantineTheme";
import { manageWords } from "./manageWords";
import { sectionsOf } from "./sections";
import { Waiting } from "./Waiting";
import style from "./ManageFrame.module.css";

export function ManageFrame() {
  const me = useMe();
  const words = useWords(manageWords);
  const shown = useShownTheme();
  return (
    <MantineProvider
      theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme={shown}
      withGlobalClasses={false}
    >
      <div className={style["frame"]}>
        <nav aria-label={words.nav} className={style["nav"]}>
          {sectionsOf(me).map((section) => (
            <Link key={section.key} to={section.to} className={style["link"]} activeOptions={{ exact: false }}>
              {words.section[section.key]}
              {section.key === "projects" && <Waiting me={me} of="questions" />}
            </Link>
          ))}
        </nav>
        <div className={style["body"]}><Outlet /></div>
      </div>
    </MantineProvider>
  );
}
