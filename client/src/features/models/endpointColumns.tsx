// The columns of the endpoints: what each is, whether it has a key, and what it may cost.
import type { ModelEndpoint } from "@/api/models";
import { money, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import type { Column } from "@/ui/Table";
import { modelWords } from "./words";

export function useEndpointColumns(onTest: ((endpoint: ModelEndpoint) => void) | null): Column<ModelEndpoint>[] {
  const words = useWords(modelWords);
  const of = useLanguage();
  const columns: Column<ModelEndpoint>[] = [
    {
      key: "name", title: words.name, wide: true,
      cell: (row) => (
        <>
          <div>{row.name} {!row.is_active && <Chip tone="warn">{words.inactive}</Chip>}</div>
          <div className="small quiet mono">{row.model}</div>
        </>
      ),
    },
    {
      key: "address", title: words.address,
      cell: (row) => (row.preset === "embedded"
        ? <Chip tone="primary">{words.presets.embedded}</Chip>
        : <span className="small mono">{row.base_url}</span>),
    },
    { key: "key", title: words.key, cell: (row) => (row.has_key ? words.keySet : words.keyNone) },
    {
      key: "price", title: words.price, number: true,
      cell: (row) => `${money(row.input_fen_per_million, of)} / ${money(row.output_fen_per_million, of)}`,
    },
    {
      key: "budget", title: words.budget, number: true,
      cell: (row) => (row.budget_fen === null ? words.noLimit : money(row.budget_fen, of)),
    },
    { key: "at-once", title: words.atOnce, number: true, cell: (row) => number(row.at_once, of) },
  ];
  if (!onTest) return columns;
  return [...columns, {
    key: "test", title: "",
    cell: (row) => (
      <Button
        compact aria-label={words.testOf(row.name)}
        onClick={(event) => {
          event.stopPropagation(); // the row itself opens the endpoint
          onTest(row);
        }}
      >
        {words.test}
      </Button>
    ),
  }];
}
