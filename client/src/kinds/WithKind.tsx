// Draws its children once the kind is there, for pages that do not fetch it together with their data.
import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import type { KindName } from "@/api/types";
import { Query } from "@/ui/Query";
import { loadKind } from "./catalog";

export function WithKind({ name, children }: { name: KindName; children: ReactNode }) {
  const kind = useQuery({ queryKey: ["kind", name], queryFn: () => loadKind(name), staleTime: Infinity });
  return <Query of={kind}>{() => children}</Query>;
}
