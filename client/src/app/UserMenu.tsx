// The user menu: who is signed in, the profile and signing out. A native details element, closed on Escape, on
// leaving and on choosing.
import { useRef, type KeyboardEvent } from "react";
import { Link, useNavigate } from "@/lib/routing";
import { useQueryClient } from "@tanstack/react-query";
import { signOut } from "@/api/access";
import type { Me } from "@/api/types";
import { refusalOf } from "@/api/refusal";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { explain } from "@/i18n/refusals";
import { named, useWords } from "@/i18n/words";
import { toast } from "@/ui/toasts";
import { shellWords } from "./words";
import style from "./UserMenu.module.css";

export function UserMenu({ me }: { me: Me }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const words = useWords(shellWords);
  const roleNames = useWords(names).role;
  const of = useLanguage();
  const leave = useSignOut();
  const close = () => menu.current?.removeAttribute("open");
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    close();
    menu.current?.querySelector("summary")?.focus();
  };
  return (
    <details
      ref={menu} className={style["menu"]} onKeyDown={closeOnEscape}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <summary title={words.userMenu}>{me.person.name}<span aria-hidden="true"> ▾</span></summary>
      <div className={style["sheet"]}>
        <p>{named(me.organisation, of)}</p>
        <p className="small quiet">{me.roles.map((role) => roleNames[role] ?? role).join(of === "zh" ? "、" : ", ")}</p>
        <Link to="/profile" onClick={close}>{words.profile}</Link>
        <button type="button" onClick={() => void leave()}>{words.signOut}</button>
      </div>
    </details>
  );
}

function useSignOut(): () => Promise<void> {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const of = useLanguage();
  return async () => {
    try {
      await signOut();
      cache.clear();
      await navigate({ to: "/sign-in" });
    } catch (thrown) {
      toast(explain(refusalOf(thrown), of), "bad");
    }
  };
}
