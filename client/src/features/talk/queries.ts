// What the dialogue page asks and does.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  changeDialogue, dropDialogue, makeItemOf, rateMessage, readDialogue, readDialogues, readTalkModels, type DialogueMessage,
  type DialogueOpened, type DialogueSettings, type Rating,
} from "@/api/dialogues";
import { readProjects } from "@/api/projects";

export const modelsQuery = queryOptions({ queryKey: ["talk-models"], queryFn: readTalkModels });
export const projectsQuery = queryOptions({ queryKey: ["projects", "for-items"], queryFn: () => readProjects() });
export const dialogueQuery = (id: number) => queryOptions({ queryKey: ["dialogue", id], queryFn: () => readDialogue(id) });
export const dialoguesQuery = infiniteQueryOptions({
  queryKey: ["dialogues"],
  queryFn: ({ pageParam }) => readDialogues(pageParam),
  initialPageParam: undefined as string | undefined, // the first page has no cursor
  getNextPageParam: (page) => page.next ?? undefined,
});

/** Put messages into the dialogue that is shown, in the place of older copies of them. */
export function usePutMessages(id: number): (messages: DialogueMessage[]) => void {
  const cache = useQueryClient();
  return (messages) => cache.setQueryData<DialogueOpened>(dialogueQuery(id).queryKey, (before) => before && {
    ...before,
    messages: [...before.messages.filter((each) => !messages.some((one) => one.id === each.id)), ...messages]
      .sort((a, b) => a.id - b.id),
  });
}

export function useChange(id: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (settings: DialogueSettings) => changeDialogue(id, settings),
    onSuccess: (dialogue) => {
      cache.setQueryData<DialogueOpened>(dialogueQuery(id).queryKey, (before) => before && { ...before, dialogue });
      return cache.invalidateQueries({ queryKey: ["dialogues"] });
    },
  });
}

export function useDrop() {
  const cache = useQueryClient();
  return useMutation({ mutationFn: dropDialogue, onSuccess: () => cache.invalidateQueries({ queryKey: ["dialogues"] }) });
}

export function useRate(id: number) {
  const put = usePutMessages(id);
  return useMutation({
    mutationFn: ({ message, rating, reason }: { message: number; rating: Rating; reason: string }) => rateMessage(id, message, { rating, reason }),
    onSuccess: (message) => put([message]),
  });
}

export function useMakeItem(id: number) {
  const put = usePutMessages(id);
  return useMutation({
    mutationFn: ({ message, project }: { message: number; project: number }) => makeItemOf(id, message, { project_id: project, consent: true }),
    onSuccess: (message) => put([message]),
  });
}
