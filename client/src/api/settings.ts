// What a person sets for themselves: keys, and the size of what they read. It belongs to their account, so that it is
// there on every machine; a stranger's browser keeps it by itself.
import { refusalOf } from "./refusal";
import { explain } from "@/i18n/refusals";
import { language } from "@/i18n/language";
import { setKeys } from "@/lib/keys/settings";
import { setReadingSize } from "@/ui/theme";
import { toast } from "@/ui/toasts";
import { answered, client } from "./client";
import { meQuery } from "./me";
import { queryClient } from "./queryClient";
import type { Settings } from "./types";

const REST_MS = 400; // a slider that is being moved is saved when it rests

let unsaved: Settings | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Do as the settings say. */
export function obey({ single_keys, keys, reading_size }: Settings): void {
  setKeys({ singleKeys: single_keys, own: keys });
  setReadingSize(reading_size);
}

/** Change some of one's settings, here at once and in one's account soon after. */
export function changeSettings(change: Partial<Settings>): void {
  const me = queryClient.getQueryData(meQuery.queryKey);
  if (!me) return;
  const settings = { ...me.settings, ...change };
  queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me, settings });
  obey(settings);
  unsaved = settings;
  clearTimeout(timer);
  timer = setTimeout(save, REST_MS);
}

function save(keepalive = false): void {
  if (!unsaved) return;
  const body = unsaved;
  unsaved = null;
  answered(client.PUT("/api/me/settings", { body, keepalive })).catch((thrown: unknown) =>
    toast(explain(refusalOf(thrown), language()), "bad"),
  );
}

addEventListener("pagehide", () => save(true));
