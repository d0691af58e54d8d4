// Tabs inside one page (for tabs that are routes use links). Arrow keys move, as the ARIA pattern asks.
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import style from "./Tabs.module.css";

export type Tab<Key extends string> = { key: Key; label: ReactNode };
type TabsProps<Key extends string> = {
  label: string; tabs: Tab<Key>[]; chosen: Key; onChoose: (key: Key) => void;
};

export function Tabs<Key extends string>({ label, tabs, chosen, onChoose }: TabsProps<Key>) {
  const list = useRef<HTMLDivElement>(null);
  function move(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const next = (at + step + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (tab) onChoose(tab.key);
    (list.current?.children[next] as HTMLElement | undefined)?.focus(); // children of the list are buttons
  }
  return (
    <div ref={list} role="tablist" aria-label={label} className={style["tabs"]} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.key} type="button" role="tab" aria-selected={tab.key === chosen}
          tabIndex={tab.key === chosen ? 0 : -1} className={style["tab"]} onClick={() => onChoose(tab.key)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

export const tabListClass = style["tabs"];
export const tabClass = style["tab"];
