// A project's form: its versions with what each changed, and the next one: edited, tried, compared, published.
import { useState } from "react";
import { Link, useParams } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { readForms } from "@/api/forms";
import { useMay } from "@/api/me";
import { readProject } from "@/api/projects";
import type { FormVersion, Project } from "@/api/types";
import { dateTime, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { DifferenceView } from "@/kinds/parts/DifferenceView";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { FormEditor } from "./FormEditor";
import { formText } from "./formText";
import { formWords } from "./formWords";
import style from "./setup.module.css";

export function FormPage() {
  const id = Number(useParams({ strict: false }).projectId);
  const project = useQuery({ queryKey: ["project", id], queryFn: () => readProject(id) });
  const forms = useQuery({ queryKey: ["project", id, "forms"], queryFn: () => readForms(id) });
  return (
    <Query of={project}>
      {(known) => <Query of={forms}>{(data) => <Versions project={known} versions={data.rows} />}</Query>}
    </Query>
  );
}

function Versions({ project, versions }: { project: Project; versions: readonly FormVersion[] }) {
  const words = useWords(formWords);
  const of = useLanguage();
  const mayPublish = useMay("form.publish") && project.state !== "closed";
  const [editing, setEditing] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const open = versions.find((each) => each.version === chosen) ?? versions[0];
  usePageTitle(`${words.title} · ${titled(project, of)}`);
  return (
    <div className="stack">
      <div>
        <Link to="/manage/projects/$projectId/{-$tab}" params={{ projectId: String(project.id), tab: "settings" }} className="small">← {words.back}</Link>
        <h1>{titled(project, of)} · {words.title}</h1>
      </div>
      {editing && versions[0]
        ? <FormEditor project={project} current={versions[0]} onDone={() => setEditing(false)} />
        : (
          <Card title={words.versions} aside={mayPublish && <Button weight="primary" onClick={() => setEditing(true)}>{words.edit}</Button>}>
            <ul className={style["versions"]}>
              {versions.map((each, at) => (
                <li key={each.version}>
                  <Button
                    compact weight={each.version === open?.version ? "primary" : "plain"}
                    aria-pressed={each.version === open?.version} onClick={() => setChosen(each.version)}
                  >
                    {words.version(each.version)}{at === 0 && ` · ${words.current}`}
                  </Button>
                </li>
              ))}
            </ul>
            {open && <OneVersion open={open} before={versions.find((each) => each.version === open.version - 1)} />}
          </Card>
        )}
    </div>
  );
}

function OneVersion({ open, before }: { open: FormVersion; before: FormVersion | undefined }) {
  const words = useWords(formWords);
  const of = useLanguage();
  const text = formText(open.body, { of, words });
  return (
    <div className="stack-s">
      <p className="small quiet">
        {words.published(dateTime(open.published_at, of), open.published_by ?? "")} · {words.made(number(open.answers, of), number(open.held, of))}
      </p>
      <p>{open.note || words.first}</p>
      {before && <><h3>{words.changed}</h3><div className={style["compared"]}><DifferenceView before={formText(before.body, { of, words })} after={text} lang={of} /></div></>}
      {!before && <><h3>{words.whole}</h3><p className={style["compared"]}>{text}</p></>}
    </div>
  );
}
