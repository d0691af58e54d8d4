// The notices are fetched when there is something to say: most items go by without one.
import { useNow } from "@/ui/useNow";
import { Notices } from "./later";
import { minutesLeft, WARN_MINUTES } from "./leaseTime";
import type { Task } from "./state";
import type { Workbench } from "./useWorkbench";

const CHECK_MS = 5000;

export function NoticesIfAny({ workbench, task }: { workbench: Workbench; task: Task }) {
  const ending = minutesLeft(task.lease, useNow(CHECK_MS)) <= WARN_MINUTES;
  const any = ending || !task.owned || task.lease.rework !== null || workbench.state.looking !== null;
  return any && <Notices workbench={workbench} task={task} />;
}
