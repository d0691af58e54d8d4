// What the palette offers: the actions of the page beneath it, the person's pages and projects, and how things look.
import { useQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import { readProjects } from "@/api/projects";
import { changeSettings } from "@/api/settings";
import type { Me } from "@/api/types";
import { readWork } from "@/api/work";
import { setLanguage, useLanguage, type Language } from "@/i18n/language";
import { titled, useWords, wordsOf } from "@/i18n/words";
import type { Action } from "@/lib/keys/action";
import { actionsHere } from "@/lib/keys/useActions";
import { useKeySettings } from "@/lib/keys/settings";
import { useNavigate } from "@/lib/routing";
import { setTheme, useReadingSize, READING_SIZES, type Theme } from "@/ui/theme";
import { areasOf } from "../areas";
import { manageWords } from "../manageWords";
import { sectionsOf } from "../sections";
import { shellWords } from "../words";
import type { Command } from "./search";
import { paletteWords } from "./words";

const FRESH_MS = 60_000;
const THEMES: Theme[] = ["system", "light", "dark"];

export function useCommands(here: readonly Action[]): Command[] {
  const me = useQuery({ ...meQuery, enabled: false }).data ?? null;
  return [...ofPage(here, useWords(paletteWords).groups.here), ...usePages(me), ...useProjects(me), ...useLook(me)];
}

/** Actions as they were when the palette opened; what is run is what the page offers by then. */
function ofPage(here: readonly Action[], group: string): Command[] {
  const once = here.filter((each, at) => each.label && here.findIndex((other) => other.label === each.label) === at);
  return once.filter((each) => each.id !== "palette" && each.id !== "leave-field").map((each) => ({
    id: `here-${each.id}`, group, label: each.label, keys: each.keys, quiet: each.family !== undefined,
    run: () => (actionsHere().find((now) => now.id === each.id) ?? each).run(),
  }));
}

function usePages(me: Me | null): Command[] {
  const of = useLanguage();
  const navigate = useNavigate();
  const { groups, shortcuts } = useWords(paletteWords);
  if (!me) return [];
  const other: Language = of === "zh" ? "en" : "zh";
  const page = (to: string, label: string, also: string): Command =>
    ({ id: `go-${to}`, group: groups.go, label, also, run: () => void navigate({ to }) });
  const [areas, inOther] = [wordsOf(shellWords, of), wordsOf(shellWords, other)];
  const [sections, sectionsInOther] = [wordsOf(manageWords, of).section, wordsOf(manageWords, other).section];
  return [
    ...areasOf(me).map(({ key, to }) => page(to, areas[key], inOther[key])),
    ...sectionsOf(me).map(({ key, to }) => page(to, sections[key], sectionsInOther[key])),
    page("/profile", areas.profile, inOther.profile), page("/profile/keys", shortcuts, wordsOf(paletteWords, other).shortcuts),
  ];
}

function useProjects(me: Me | null): Command[] {
  const of = useLanguage();
  const navigate = useNavigate();
  const { groups } = useWords(paletteWords);
  const may = (permit: Me["permits"][number]) => me?.permits.includes(permit) === true;
  const managed = useQuery({ queryKey: ["palette", "projects"], queryFn: () => readProjects(), enabled: may("project.read"), staleTime: FRESH_MS }).data?.rows ?? [];
  const work = useQuery({ queryKey: ["palette", "work"], queryFn: readWork, enabled: may("work.take"), staleTime: FRESH_MS }).data?.projects ?? [];
  return [
    ...work.map((each) => ({
      id: `work-${each.project_id}`, group: groups.work, label: titled(each, of), also: `${each.title} ${each.title_en}`,
      run: () => void navigate({ to: "/work/{-$projectId}", params: { projectId: String(each.project_id) } }),
    })),
    ...managed.map((each) => ({
      id: `project-${each.id}`, group: groups.projects, label: titled(each, of), also: `${each.title} ${each.title_en}`,
      run: () => void navigate({ to: "/manage/projects/$projectId/{-$tab}", params: { projectId: String(each.id) } }),
    })),
  ];
}

function useLook(me: Me | null): Command[] {
  const of = useLanguage();
  const words = useWords(paletteWords);
  const themes = useWords(shellWords).theme;
  const size = useReadingSize();
  const { singleKeys } = useKeySettings();
  const group = words.groups.look;
  const sized = (id: string, label: string, to: number): Command[] =>
    to < READING_SIZES.least || to > READING_SIZES.most ? [] : [{ id, group, label: `${label} · ${to} px`, run: () => changeSettings({ reading_size: to }) }];
  return [
    of === "zh"
      ? { id: "language", group, label: words.toEnglish, run: () => setLanguage("en") }
      : { id: "language", group, label: words.toChinese, run: () => setLanguage("zh") },
    ...THEMES.map((each) => ({ id: `theme-${each}`, group, label: words.theme(themes[each]), also: each, run: () => setTheme(each) })),
    ...(me ? sized("larger", words.larger, size + 1) : []), ...(me ? sized("smaller", words.smaller, size - 1) : []),
    ...(me ? [{ id: "single", group, label: singleKeys ? words.singleOff : words.singleOn, run: () => changeSettings({ single_keys: !singleKeys }) }] : []),
  ];
}
