// The sign-in page, with the demonstration's accounts where the installation is one.
import { useEffect } from "react";
import { useQuery } from "@tanstack/react-query";
import { readDemoSignIns } from "@/api/access";
import { refusalOf } from "@/api/refusal";
import type { Me } from "@/api/types";
import { names } from "@/i18n/names";
import { useExplain } from "@/i18n/refusals";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { SignInForm, useSignIn } from "./SignInForm";
import { signInWords } from "./words";
import style from "./Page.module.css";

type SignInPageProps = { mark: React.ReactNode; switches: React.ReactNode; onSignedIn: (me: Me) => void };

export function SignInPage({ mark, switches, onSignedIn }: SignInPageProps) {
  const words = useWords(signInWords);
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  return (
    <main className={style["page"]}>
      <div className={style["head"]}>
        <span className={style["mark"]}>{mark}</span>
        <h1>{words.title}</h1>
        <p className="quiet">{words.lead}</p>
      </div>
      <Card><SignInForm onSignedIn={onSignedIn} /></Card>
      <DemoSignIns onSignedIn={onSignedIn} />
      <div className={style["switches"]}>{switches}</div>
    </main>
  );
}

function DemoSignIns({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const explain = useExplain();
  const words = useWords(signInWords);
  const roleNames = useWords(names).role;
  const { data } = useQuery({ queryKey: ["demo"], queryFn: readDemoSignIns, staleTime: Infinity });
  const signing = useSignIn(onSignedIn);
  if (!data?.length) return null;
  return (
    <Card title={words.demo}>
      <p className="small quiet">{words.demoNote}</p>
      <ul className={style["demo"]}>
        {data.map((each) => (
          <li key={each.login}>
            <button type="button" disabled={signing.isPending} onClick={() => signing.mutate(each)}>
              <strong>{roleNames[each.role] ?? each.role}</strong>
              <span className="quiet">{each.name} · <span className="mono">{each.login}</span></span>
            </button>
          </li>
        ))}
      </ul>
      {signing.isError && <p role="alert" className="small">{explain(refusalOf(signing.error))}</p>}
    </Card>
  );
}
