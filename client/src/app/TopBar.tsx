// The top bar: mark, the person's areas, language, appearance and the user menu.
import { Link } from "@/lib/routing";
import type { Me } from "@/api/types";
import { setLanguage, useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Key } from "@/ui/Key";
import { setTheme, useTheme, type Theme } from "@/ui/theme";
import { areasOf } from "./areas";
import { Mark } from "@/ui/Mark";
import { openPalette, PALETTE_KEY } from "./palette/PaletteKey";
import { UserMenu } from "./UserMenu";
import { Waiting } from "./Waiting";
import { shellWords } from "./words";
import style from "./TopBar.module.css";

const NEXT_THEME: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const THEME_SIGN: Record<Theme, string> = { system: "◐", light: "○", dark: "●" };

export function TopBar({ me }: { me: Me }) {
  const words = useWords(shellWords);
  return (
    <header className={style["bar"]}>
      <Link to="/" className={style["product"]}><Mark /><span>{words.product}</span></Link>
      <nav aria-label={words.areas} className={style["areas"]}>
        {areasOf(me).map((area) => (
          <Link key={area.key} to={area.to} className={style["area"]} activeOptions={{ exact: false }}>
            {words[area.key]}
            {area.key === "home" && <Waiting me={me} of="replies" />}
            {area.key === "manage" && <Waiting me={me} of="questions" />}
          </Link>
        ))}
      </nav>
      {(me.sample_base || me.organisation.is_sample) && (
        <span className={style["sample"]} title={words.sampleNote}>{words.sample}</span>
      )}
      <button
        type="button" className={`${style["switch"]} ${style["palette"]}`} title={words.palette}
        aria-keyshortcuts="Control+K" onClick={openPalette}
      >
        <span className="visually-hidden">{words.palette}</span><Key>{PALETTE_KEY}</Key>
      </button>
      <LanguageSwitch />
      <ThemeSwitch />
      <UserMenu me={me} />
    </header>
  );
}

export function LanguageSwitch() {
  const of = useLanguage();
  const words = useWords(shellWords);
  return (
    <button
      type="button" className={style["switch"]} title={words.languageLabel} lang={of === "zh" ? "en" : "zh-CN"}
      onClick={() => setLanguage(of === "zh" ? "en" : "zh")}
    >
      {words.language}
    </button>
  );
}

export function ThemeSwitch() {
  const theme = useTheme();
  const words = useWords(shellWords);
  const label = `${words.themeLabel}: ${words.theme[theme]}`;
  return (
    <button
      type="button" className={style["switch"]} aria-label={label} title={label}
      onClick={() => setTheme(NEXT_THEME[theme])}
    >
      <span aria-hidden="true">{THEME_SIGN[theme]}</span>
    </button>
  );
}
