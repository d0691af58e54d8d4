// One's own ladders, on the page of learning.
import { useQuery } from "@tanstack/react-query";
import { readOwnClimbs } from "@/api/ladders";
import { useWords } from "@/i18n/words";
import { Query } from "@/ui/Query";
import { ClimbCard } from "./ClimbCard";
import { ladderWords } from "./words";

export function OwnClimbs() {
  const words = useWords(ladderWords);
  const climbs = useQuery({ queryKey: ["ladders"], queryFn: readOwnClimbs });
  return (
    <section className="stack" aria-label={words.title}>
      <div>
        <h2>{words.title}</h2>
        <p className="small quiet">{words.lead}</p>
      </div>
      <Query of={climbs}>
        {({ rows }) => rows.map((climb) => <ClimbCard key={climb.ladder.name} climb={climb} />)}
      </Query>
    </section>
  );
}
