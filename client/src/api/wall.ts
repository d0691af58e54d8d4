// Calls about the wall: a screen is let in by its link, asks for figures where no stream comes, and is made by operators.
import { answered, client, done } from "./client";
import type { components } from "./schema";

type Schema = components["schemas"];
export type Wall = Schema["Wall"];
export type WallSeen = Schema["WallSeen"];
export type WallCounts = Schema["WallCounts"];
export type Screen = Schema["Screen"];
export type ScreenLinked = Schema["ScreenLinked"];

export const admitScreen = (secret: string) => answered(client.POST("/api/wall/admissions", { body: { secret } }));

export const readScreens = () => answered(client.GET("/api/screens"));
export const makeScreen = (body: { name: string; language: "zh" | "en" }) =>
  answered(client.POST("/api/screens", { body }));
export const renewLink = (screen_id: number) =>
  answered(client.POST("/api/screens/{screen_id}/link", { params: { path: { screen_id } } }));
export const revokeScreen = (screen_id: number) =>
  done(client.DELETE("/api/screens/{screen_id}", { params: { path: { screen_id } } }));
