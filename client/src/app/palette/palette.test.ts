// What a few letters find: parts of names, pinyin, the other language; better matches first.
import { describe, expect, it } from "vitest";
import { initialsOf } from "./pinyin";
import { found, type Command } from "./search";

const command = (label: string, also = "", quiet = false): Command => ({ id: label, group: "", label, also, quiet, run: () => undefined });
const ALL = [command("我的任务", "My tasks"), command("工作台", "Workbench"), command("质检", "Inspection"), command("当前维度打 1 分", "", true)];
const names = (query: string) => found(ALL, query).map((each) => each.label);

describe("the palette", () => {
  it("shows everything but what only fills the list", () => expect(names(" ")).toEqual(["我的任务", "工作台", "质检"]));
  it.each([
    ["任务", "我的任务"], ["wdrw", "我的任务"], ["rw", "我的任务"], ["gzt", "工作台"], ["inspect", "质检"], ["mt", "我的任务"], ["打 1", "当前维度打 1 分"],
  ])("finds by %s", (query, label) => expect(names(query)[0]).toBe(label));
  it("finds nothing for nonsense", () => expect(names("zzzz")).toEqual([]));
  it("knows first letters, and takes Latin ones as they are", () => {
    expect(initialsOf("提交 RM 数学与代码")).toBe("tjrmsxydm");
    expect(initialsOf("规范、疑问、阅读、欧洲、儿童、奥运")).toBe("gfywydozetay");
  });
});
