// Where toasts appear, and where a screen reader hears them.
import { useSyncExternalStore } from "react";
import { dismissToast, toastStore } from "./toasts";
import { useWords } from "@/i18n/words";
import { uiWords } from "./words";
import style from "./ToastRegion.module.css";

export function ToastRegion() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  const words = useWords(uiWords);
  return (
    <div className={style["region"]} role="status" aria-live="polite">
      {toasts.map((each) => (
        <p key={each.id} className={`${style["toast"]} ${style[each.tone]}`}>
          <span>{each.text}</span>
          <button type="button" aria-label={words.dismiss} onClick={() => dismissToast(each.id)}>×</button>
        </p>
      ))}
    </div>
  );
}
