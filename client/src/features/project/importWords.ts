// Words of the imports tab.
import { defineWords } from "@/i18n/words";
import type { ImportFormat, ImportState } from "@/api/types";

type ImportWords = {
  title: string; drop: string; choose: string; limits: string; format: string;
  formats: Record<ImportFormat, string>; states: Record<ImportState, string>; sending: (share: string) => string;
  stop: string; stopped: string; history: string; empty: string; emptyNote: string; file: string; state: string;
  lines: string; kept: string; duplicates: string; refused: string; at: string; report: string;
  report0: string; line: string; field: string; reason: string; twice: string; twiceNote: string; close: string;
  failed: string; gold: string; received: (name: string) => string; closed: string;
};

export const importWords = defineWords<ImportWords>(
  {
    title: "导入题目", drop: "把文件拖到这里", choose: "选择文件",
    limits: "JSONL、JSON、CSV 或 Parquet；带图片、音频、视频时，与 JSONL 一起打包成一个 ZIP。逐行校验，出错的行不会写入，其余照常导入。照片里的位置、设备等信息会被去掉。", format: "格式",
    formats: {
      auto: "自动识别", canonical: "骑楼标准格式", trl: "TRL（prompt / chosen / rejected）", sharegpt: "ShareGPT",
      mtbench: "MT-Bench", scenario: "场景（task / persona / constraints）", oasst: "OASST 对话树",
    },
    states: { received: "已接收", running: "校验中", done: "完成", failed: "失败" },
    sending: (share) => `正在上传 ${share}`, stop: "停止上传", stopped: "上传已停止，没有写入任何题目。", history: "导入记录",
    empty: "还没有导入记录", emptyNote: "上传后在这里查看校验结果。", file: "文件", state: "状态", lines: "行数",
    kept: "写入", duplicates: "重复", refused: "未通过", at: "时间", report: "校验结果", report0: "每一行都通过了校验。",
    line: "行", field: "字段", reason: "原因", twice: "这个文件的题目都已经在项目中",
    twiceNote: "每一行都与已有题目相同，没有重复写入。", close: "关闭", failed: "导入失败", gold: "金标",
    received: (name) => `已接收 ${name}，正在校验`, closed: "项目已结束，不能再导入。",
  },
  {
    title: "Import items", drop: "Drop a file here", choose: "Choose a file",
    limits: "JSONL, JSON, CSV or Parquet; with images, sound or video, one ZIP of the JSONL and the files. Each line is checked, faulty lines are left out and the others kept. Place and device are taken out of photos.", format: "Format",
    formats: {
      auto: "Recognise", canonical: "Qilou canonical", trl: "TRL (prompt / chosen / rejected)", sharegpt: "ShareGPT",
      mtbench: "MT-Bench", scenario: "Scenarios (task / persona / constraints)", oasst: "OASST trees or messages",
    },
    states: { received: "Received", running: "Checking", done: "Done", failed: "Failed" },
    sending: (share) => `Sending ${share}`, stop: "Stop", stopped: "The upload was stopped; no item was written.",
    history: "Imports", empty: "No imports yet", emptyNote: "After an upload its report appears here.", file: "File",
    state: "State", lines: "Lines", kept: "Kept", duplicates: "Duplicates", refused: "Refused", at: "Time",
    report: "Validation report", report0: "Every line passed.", line: "Line", field: "Field", reason: "Reason",
    twice: "Everything in this file is already in the project",
    twiceNote: "Each line equals an item that is there; nothing was written twice.", close: "Close",
    failed: "The import failed", gold: "gold", received: (name) => `${name} received; checking`,
    closed: "The project is closed; nothing more can be imported.",
  },
);
