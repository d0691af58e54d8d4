// What shows images, sound and video, in a chunk of its own: most items have none.
import type { View } from "@/api/types";
import { later } from "@/ui/later";

export const Files = later(() => import("./Files").then((its) => its.Files));

/** Fetch it before the item is shown, where the item has any, so that nothing moves once it is there. */
export async function warmFiles({ conversation, candidates }: View): Promise<void> {
  if ([...conversation, ...candidates].some((each) => each.media?.length)) await Files.warm();
}
