// The page of shortcuts: which key does what, the switch for single keys, and every key to be changed or switched off.
import { useState } from "react";
import { changeSettings } from "@/api/settings";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { useKeySettings } from "@/lib/keys/settings";
import { printed } from "@/lib/keys/shortcut";
import { keysWords } from "@/lib/keys/words";
import { Link } from "@/lib/routing";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { TickField } from "@/ui/Field";
import { usePageTitle } from "@/ui/pageTitle";
import { ChangeDialog } from "./ChangeDialog";
import { placeOf } from "./changing";
import { GROUPS, type Group, type Row } from "./everyKey";
import { shortcutWords } from "./words";
import style from "./Page.module.css";

export function ShortcutsPage() {
  const words = useWords(shortcutWords);
  const help = useWords(keysWords);
  const { singleKeys, own } = useKeySettings();
  const [changing, setChanging] = useState<Row | null>(null);
  const changed = Object.keys(own).length;
  usePageTitle(words.title);
  return (
    <div className="page stack">
      <div>
        <Link to="/profile" className="small">← {words.back}</Link>
        <h1>{words.title}</h1>
      </div>
      <Card>
        <TickField label={help.singleKeys} checked={singleKeys} onChange={(event) => changeSettings({ single_keys: event.target.checked })} />
        <p className="small quiet">{help.singleKeysNote} {help.typing}</p>
        <p className="small quiet">{words.note}</p>
        <p className="small quiet">{words.fixedNote}</p>
        <p className="line">
          <Chip tone={changed > 0 ? "primary" : "neutral"}>{words.changed(changed)}</Chip>
          <Button compact disabled={changed === 0} onClick={() => changeSettings({ keys: {} })}>{words.reset}</Button>
        </p>
      </Card>
      <div className={style["groups"]}>
        {GROUPS.map((group) => <GroupCard key={group.name.zh} group={group} onChange={setChanging} />)}
      </div>
      {changing && <ChangeDialog row={changing} onClose={() => setChanging(null)} />}
    </div>
  );
}

function GroupCard({ group, onChange }: { group: Group; onChange: (row: Row) => void }) {
  const of = useLanguage();
  return (
    <Card title={group.name[of]}>
      <ul className={style["rows"]}>
        {group.rows.map((row) => <KeyRow key={row.key} row={row} onChange={() => onChange(row)} />)}
      </ul>
    </Card>
  );
}

function KeyRow({ row, onChange }: { row: Row; onChange: () => void }) {
  const words = useWords(shortcutWords);
  const of = useLanguage();
  const { own } = useKeySettings();
  const place = placeOf(row.key, own);
  return (
    <li className={style["row"]} data-key={row.key} data-changed={row.key in own || undefined}>
      <kbd>{place === "" ? "—" : printed(place)}</kbd>
      <span>
        {row[of]}
        {row.key in own && <span className="small quiet"> · {words.usual} {printed(row.key)}{place === "" && ` · ${words.isOff}`}</span>}
      </span>
      <Button compact weight="quiet" aria-label={words.changeOf(`${printed(row.key)} ${row[of]}`)} onClick={onChange}>{words.change}</Button>
    </li>
  );
}
