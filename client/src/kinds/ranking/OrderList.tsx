// The order as it will be stored: best first, equals under one number, what has no rank yet below. Every step has its
// button; the keys do the same. One flat list, so that a row which moves keeps the focus on its button.
import { useWords } from "@/i18n/words";
import { Key } from "@/ui/Key";
import { kindWords } from "../words";
import { focusField } from "../focus";
import { dropped, groupsOf, moved, tied, unrankedOf, type Ranks } from "./order";
import { useDrag } from "./useDrag";
import { rankingWords } from "./words";
import style from "./OrderList.module.css";

type Props = {
  slots: readonly string[]; ranks: Ranks; previews: Record<string, string>; active: string; locked: boolean; invalid: boolean;
  onChange: (ranks: Ranks) => void; onActive: (slot: string) => void;
};
type RowOf = { slot: string; rank: number | null; shared: boolean };

export function OrderList(props: Props) {
  const { slots, ranks, invalid, locked, onActive, onChange } = props;
  const dragging = useDrag({
    locked,
    onDrop: (slot, drop) => {
      onActive(slot);
      onChange(dropped(ranks, slots, slot, drop));
    },
  });
  const words = useWords(rankingWords);
  const placed = groupsOf(ranks, slots).flatMap((group) =>
    group.map((slot, at): RowOf => ({ slot, rank: ranks[slot] ?? null, shared: at > 0 })));
  const waiting = unrankedOf(ranks, slots).map((slot): RowOf => ({ slot, rank: null, shared: false }));
  return (
    <section className={style["order"]} aria-label={words.order} data-invalid={invalid || undefined}>
      <div className="spread">
        <h3>{words.order}</h3>
        <span className="small quiet">{waiting.length > 0 ? words.unplacedCount(waiting.length) : words.orderNote}</span>
      </div>
      <ol>{[...placed, ...waiting].map((row) => <Row key={row.slot} {...props} row={row} dragging={dragging} />)}</ol>
      <p className={style["keys"]}>
        <Key>{`1–${slots.length}`}</Key><Key>Alt+ArrowUp</Key><Key>Alt+ArrowDown</Key><Key>=</Key>
        <Key>J</Key><Key>K</Key>
      </p>
    </section>
  );
}

type RowProps = Props & { row: RowOf; dragging: ReturnType<typeof useDrag> };

function Row({ row: { slot, rank, shared }, slots, ranks, previews, active, locked, onChange, onActive, dragging }: RowProps) {
  const words = useWords(rankingWords);
  const title = useWords(kindWords).answer(slot);
  const step = (next: Ranks) => () => {
    onActive(slot);
    onChange(next);
  };
  const show = () => {
    onActive(slot);
    focusField(`ranks.${slot}`);
  };
  return (
    <li
      data-slot={slot} data-active={slot === active || undefined} data-shared={shared || undefined}
      data-waiting={rank === null || undefined} data-dragged={dragging.drag?.slot === slot || undefined}
      data-drop={dragging.drag?.over?.slot === slot && dragging.drag.slot !== slot ? dragging.drag.over.where : undefined}
    >
      <span className={style["rank"]} title={words.drag(slot)} {...dragging.handle(slot)}>
        <span className={style["grip"]} aria-hidden="true">⠿</span>{rank ?? "–"}
      </span>
      <button type="button" className={style["name"]} aria-label={words.show(slot)} onClick={show}>
        <b>{title}</b><span className={style["preview"]}>{previews[slot]}</span>
      </button>
      {rank === null ? (
        <Step label={words.place(slot)} locked={locked} run={step(moved(ranks, slots, slot, 1))}>{words.placeShort}</Step>
      ) : (
        <span className={style["steps"]}>
          <Step label={words.up(slot)} locked={locked} run={step(moved(ranks, slots, slot, -1))}>↑</Step>
          <Step label={words.down(slot)} locked={locked} run={step(moved(ranks, slots, slot, 1))}>↓</Step>
          <Step label={words.tie(slot)} locked={locked} run={step(tied(ranks, slots, slot))}>=</Step>
        </span>
      )}
    </li>
  );
}

function Step({ label, locked, run, children }: { label: string; locked: boolean; run: () => void; children: string }) {
  return (
    <button type="button" className={style["step"]} aria-label={label} title={label} disabled={locked} onClick={run}>
      {children}
    </button>
  );
}
