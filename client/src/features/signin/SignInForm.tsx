// The sign-in form, used by the page and by the dialog that renews an expired session.
import { useState, type FormEvent } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { signIn } from "@/api/access";
import { meQuery } from "@/api/me";
import { refusalOf } from "@/api/refusal";
import type { Me } from "@/api/types";
import { useExplain } from "@/i18n/refusals";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { signInWords } from "./words";

type Credentials = { login: string; password: string };

export function useSignIn(onSignedIn: (me: Me) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ login, password }: Credentials) => signIn(login, password),
    onSuccess: (me) => {
      cache.setQueryData(meQuery.queryKey, me);
      onSignedIn(me);
    },
  });
}

type SignInFormProps = { login?: string; onSignedIn: (me: Me) => void };

export function SignInForm({ login: first = "", onSignedIn }: SignInFormProps) {
  const explain = useExplain();
  const words = useWords(signInWords);
  const [login, setLogin] = useState(first);
  const [password, setPassword] = useState("");
  const signing = useSignIn(onSignedIn);
  function submit(event: FormEvent) {
    event.preventDefault();
    signing.mutate({ login: login.trim(), password });
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={words.login} name="login" autoComplete="username" required autoFocus={!first}
        autoCapitalize="none" spellCheck={false} value={login} onChange={(event) => setLogin(event.target.value)}
      />
      <TextField
        label={words.password} name="password" type="password" autoComplete="current-password" required
        autoFocus={first !== ""} value={password} onChange={(event) => setPassword(event.target.value)}
        error={signing.isError ? explain(refusalOf(signing.error)) : null}
      />
      <Button type="submit" weight="primary" busy={signing.isPending}>{words.enter}</Button>
    </form>
  );
}
