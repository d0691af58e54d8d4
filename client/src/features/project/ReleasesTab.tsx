// The project's releases: what each holds, how to check it, how to take it away.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { Project } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { TextField } from "@/ui/Field";
import { Query } from "@/ui/Query";
import { EmptyState, ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { releasesQuery, useMakeRelease } from "./queries";
import { ReleaseCard } from "./ReleaseCard";
import { resultWords } from "./resultWords";
import style from "./project.module.css";

export function ReleasesTab({ project }: { project: Project }) {
  const words = useWords(resultWords);
  const releases = useQuery(releasesQuery(project.id));
  const makes = useMay("release.make");
  return (
    <div className="stack">
      {makes && <MakeRelease projectId={project.id} />}
      <Query
        of={releases} isEmpty={(data) => data.rows.length === 0}
        empty={<Card><EmptyState title={words.releases0}>{words.releases0Note}</EmptyState></Card>}
      >
        {(data) => data.rows.map((release) => (
          <ReleaseCard key={release.id} release={release} projectId={project.id} kind={project.kind} />
        ))}
      </Query>
    </div>
  );
}

function MakeRelease({ projectId }: { projectId: number }) {
  const words = useWords(resultWords);
  const [name, setName] = useState("");
  const making = useMakeRelease(projectId);
  const make = () => making.mutate(name.trim(), {
    onSuccess: (release) => {
      setName("");
      toast(words.made(release.version));
    },
  });
  return (
    <Card title={words.make}>
      <form
        className="stack-s"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <p className="small quiet">{words.makeNote}</p>
        <div className={style["narrow"]}>
          <TextField
            label={words.name} placeholder={words.namePlaceholder} value={name} required
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div>
          <Button type="submit" weight="primary" disabled={!name.trim()} busy={making.isPending}>{words.make}</Button>
        </div>
        {making.isError && <ErrorState error={making.error} />}
      </form>
    </Card>
  );
}
