// The command palette: a field that filters, and a list that follows it. The focus stays in the field; the arrows move
// the choice, and screen readers are told which it is (the combobox pattern).
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useWords } from "@/i18n/words";
import { isComposing } from "@/lib/keys/guard";
import { actionsHere } from "@/lib/keys/useActions";
import { Dialog } from "@/ui/Dialog";
import { Key } from "@/ui/Key";
import { found, type Command } from "./search";
import { useCommands } from "./useCommands";
import { paletteWords } from "./words";
import style from "./Palette.module.css";

export function Palette({ onClose }: { onClose: () => void }) {
  const words = useWords(paletteWords);
  const [here] = useState(actionsHere);
  const [query, setQuery] = useState("");
  // Nothing is chosen before somebody types or moves: Ctrl+K and Enter in haste must not score an answer.
  const [at, setAt] = useState(-1);
  const shown = found(useCommands(here), query);
  const chosen = Math.min(at, shown.length - 1);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen, query]);
  function run(command: Command | undefined) {
    if (!command) return;
    onClose();
    setTimeout(command.run); // the dialog gives the focus back first
  }
  function pressed(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(shown.length === 0 ? -1 : (Math.max(chosen, step === 1 ? -1 : 0) + step + shown.length) % shown.length);
    else if (event.key === "Enter" && !event.repeat) run(shown[chosen]);
    else if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) onClose();
    else return;
    event.preventDefault();
  }
  return (
    <Dialog open title={words.title} onClose={onClose} wide>
      <div className={style["palette"]}>
        <input
          type="text" role="combobox" data-first className={style["field"]} placeholder={words.search} aria-label={words.search} value={query}
          aria-expanded="true" aria-autocomplete="list" aria-controls={`${id}-list`} autoComplete="off" spellCheck={false}
          aria-activedescendant={shown[chosen] ? `${id}-${chosen}` : undefined} onKeyDown={pressed}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(event.target.value.trim() === "" ? -1 : 0);
          }}
        />
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={words.list} className={style["list"]}>
          {groupsOf(shown).map(([group, members]) => (
            <div key={group} role="group" aria-label={group}>
              <div className={style["group"]} aria-hidden="true">{group}</div>
              {members.map(({ command, place }) => (
                <div
                  key={command.id} id={`${id}-${place}`} role="option" aria-selected={place === chosen} className={style["option"]}
                  onPointerMove={() => setAt(place)} onClick={() => run(command)}
                >
                  <span>{command.label}</span>
                  <span>{command.keys?.map((key) => <Key key={key}>{key}</Key>)}</span>
                </div>
              ))}
            </div>
          ))}
        </div>
        {shown.length === 0 && <p className="small quiet">{words.none}</p>}
        <p className="small quiet" aria-hidden="true">{words.hint}</p>
        <p role="status" aria-live="polite" className="visually-hidden">{shown.length === 0 ? words.none : words.count(shown.length)}</p>
      </div>
    </Dialog>
  );
}

/** In the order of their best matches; each command keeps its place in the whole row. */
function groupsOf(shown: readonly Command[]): [string, { command: Command; place: number }[]][] {
  const names = [...new Set(shown.map((each) => each.group))];
  let place = 0;
  return names.map((name) => [name, shown.filter((each) => each.group === name).map((command) => ({ command, place: place++ }))]);
}
