// Submitted (solid) and accepted (dashed) for each hour of today.
import type { BaseReport } from "@/api/types";
import { useWords } from "@/i18n/words";
import { LineChart } from "@/ui/charts/LineChart";
import { EmptyState } from "@/ui/States";
import { dashboardWords } from "./words";

export function HoursChart({ hours }: { hours: BaseReport["by_hour"] }) {
  const words = useWords(dashboardWords);
  if (hours.length === 0) return <EmptyState title={words.hours0}>{words.hours0Note}</EmptyState>;
  return (
    <LineChart
      label={words.hours}
      steps={hours.map(({ hour }) => words.hour(hourOf(hour)))}
      series={[
        { key: "submitted", name: words.submitted, values: hours.map((each) => each.submitted) },
        { key: "accepted", name: words.accepted, values: hours.map((each) => each.accepted) },
      ]}
    />
  );
}

/** The hour of the day: given as a number, or as the instant at which the hour begins. */
function hourOf(hour: string | number): string {
  const isInstant = typeof hour === "string" && hour.includes("T");
  return isInstant ? String(new Date(hour).getHours()) : String(hour);
}
