// Parts of a kind that few people need: fetched when they are first shown.
import { lazy, Suspense, type ComponentType } from "react";
import { Skeleton } from "@/ui/States";

/** Make a component out of one that is still to be fetched; until then there is a grey shape in its place. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>; // lazy keeps the props
  return function Lazily(props: P) {
    return <Suspense fallback={<Skeleton lines={3} />}><Part {...props} /></Suspense>;
  };
}
