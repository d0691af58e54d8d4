// Calls about who is here: the session, one's own account and tokens, and the people and organisations.
import { answered, client, done, given } from "./client";
import { RefusalError } from "./refusal";
import { noteSignedIn, noteSignedOut } from "./session";
import type {
  AccountDraft, AccountState, DemoSignIn, Me, OrganisationDraft, Permit, Role,
} from "./types";

export async function signIn(login: string, password: string): Promise<Me> {
  const me = await answered(client.POST("/api/sessions", { body: { login, password } }));
  noteSignedIn();
  return me;
}

export async function signOut(): Promise<void> {
  await done(client.DELETE("/api/session"));
  noteSignedOut();
}

/** Fetch who is signed in, or null for a stranger. */
export async function readMe(): Promise<Me | null> {
  try {
    const me = await answered(client.GET("/api/me"));
    noteSignedIn();
    return me;
  } catch (thrown) {
    if (thrown instanceof RefusalError && thrown.refusal.kind === "unauthenticated") return null;
    throw thrown;
  }
}

/** Fetch the demonstration's sign-ins; an installation that is no demonstration has none. */
export async function readDemoSignIns(): Promise<DemoSignIn[]> {
  try {
    return (await answered(client.GET("/api/demo"))).sign_ins;
  } catch {
    return []; // 404 is the ordinary answer, and a failure here must not stand before the sign-in form
  }
}

export const readTokens = () => answered(client.GET("/api/tokens"));
export const makeToken = (body: { name: string; scopes: Permit[]; days: number }) =>
  answered(client.POST("/api/tokens", { body }));
export const revokeToken = (token_id: number) =>
  done(client.DELETE("/api/tokens/{token_id}", { params: { path: { token_id } } }));

export const readOrganisations = () => answered(client.GET("/api/organisations"));
export const makeOrganisation = (body: OrganisationDraft) => answered(client.POST("/api/organisations", { body }));

export type AccountFilter = {
  organisation_id?: number | undefined; role?: Role | undefined; search?: string | undefined;
  cursor?: string | undefined;
};

export const readAccounts = (query: AccountFilter) =>
  answered(client.GET("/api/accounts", { params: { query: given(query) } }));
export const makeAccount = (body: AccountDraft) => answered(client.POST("/api/accounts", { body }));
export const setAccountState = (account_id: number, body: { state: AccountState; reason: string }) =>
  answered(client.PUT("/api/accounts/{account_id}/state", { params: { path: { account_id } }, body }));
export const grantCertificate = (account_id: number, body: { skill: string; days: number }) =>
  answered(client.POST("/api/accounts/{account_id}/certificates", { params: { path: { account_id } }, body }));
