// Words of the audit page.
import { defineWords } from "@/i18n/words";

export const auditWords = defineWords(
  {
    title: "审计", lead: "每一步操作都有记录，并分批封存；封存后的任何改动都能被验出。", events: "事件", seals: "封存",
    verify: "验证完整性", verifying: "正在验证", intact: "完整：所有封存都与事件相符",
    broken: (n: number) => `发现 ${n} 处不符`, counted: (seals: string, events: string, unsealed: string) =>
      `共 ${seals} 次封存、${events} 个事件，其中 ${unsealed} 个尚未封存。`,
    problem: "问题", event: "事件", seal: "封存", action: "动作", subject: "对象", at: "时间", actor: "操作人", house: "系统",
    organisation: "机构", facts: "内容", sealed: "已封存", unsealed: "待封存", filterAction: "动作（如 answer.submitted）",
    filterSubject: "对象（如 project:3）", apply: "筛选", events0: "没有符合条件的事件", events0Note: "换一个条件看看。",
    seals0: "还没有封存", seals0Note: "事件积累后由后台任务定期封存。", count: "事件数", hash: "哈希", previous: "前一哈希",
    sealedAt: "封存时间", first: "（首个）", close: "关闭", tabs: "审计分区", state: "封存",
  },
  {
    title: "Audit", lead: "Every act is recorded and sealed in batches; any later change shows.", events: "Events",
    seals: "Seals", verify: "Verify", verifying: "Verifying", intact: "Intact: every seal matches its events",
    broken: (n: number) => `${n} mismatch(es) found`, counted: (seals: string, events: string, unsealed: string) =>
      `${seals} seals over ${events} events; ${unsealed} not sealed yet.`,
    problem: "Problem", event: "Event", seal: "Seal", action: "Action", subject: "Subject", at: "Time", actor: "Actor", house: "the system",
    organisation: "Organisation", facts: "Facts", sealed: "Sealed", unsealed: "To be sealed",
    filterAction: "Action (e.g. answer.submitted)", filterSubject: "Subject (e.g. project:3)", apply: "Filter",
    events0: "No event matches", events0Note: "Change the filter.", seals0: "No seals yet",
    seals0Note: "A background job seals events from time to time.", count: "Events", hash: "Hash",
    previous: "Previous hash", sealedAt: "Sealed", first: "(first)", close: "Close", tabs: "Parts of the audit",
    state: "Sealing",
  },
);
