// What went wrong with a model's answer, in both languages, by the failures of qilou/llm/contract.py.
import { defineWords } from "@/i18n/words";

export const failureWords = defineWords<Record<string, string>>(
  {
    down: "模型暂时无法连接。请重试；若一直如此，请告知项目经理。",
    slow: "模型没有及时回答。请重试。",
    wrong_key: "模型服务不接受当前密钥，需由基地运营重新填写。",
    no_such_model: "模型服务不认识这个模型，需由基地运营更正。",
    rate_limited: "模型服务暂时不再接受请求。请一分钟后重试。",
    too_long: "对话或回答超出了模型的长度。请缩短或重新开始。",
    cut: "回答中断了。已收到的部分已保留；需要完整回答请重试。",
    garbled: "模型服务发来了无法读取的内容。此前收到的部分已保留。",
    not_utf8: "模型服务发来的文字不是 UTF-8。此前收到的部分已保留。",
    refused: "模型服务拒绝了这次请求。",
    broken: "模型服务自身出错。请重试。",
    busy: "同时生成的回答太多。请稍后重试。",
    absent: "内置模型尚未安装。基地运营可运行：qilou fetch-model。",
    resting: "模型接连出错，已暂停半分钟。请届时重试。",
    offline: "网络不可用。请检查连接后重试。",
  },
  {
    down: "The model cannot be reached. Try again; if it stays so, tell the project manager.",
    slow: "The model did not answer in time. Try again.",
    wrong_key: "The model's server does not accept the key. The base operator has to enter it anew.",
    no_such_model: "The model's server does not know this model. The base operator has to correct it.",
    rate_limited: "The model's server takes no more requests for now. Try again in a minute.",
    too_long: "The conversation or the answer is too long for the model. Shorten it or begin anew.",
    cut: "The answer broke off. What came is kept; try again for a whole one.",
    garbled: "The model's server sent something that cannot be read. What came before it is kept.",
    not_utf8: "The model's server sent text that is not UTF-8. What came before it is kept.",
    refused: "The model's server refused the request.",
    broken: "The model's server reports a fault of its own. Try again.",
    busy: "Too many answers are being written at once. Try again in a moment.",
    absent: "The embedded model is not installed. The base operator can fetch it: qilou fetch-model.",
    resting: "The model failed several times and is left alone for half a minute. Try again then.",
    offline: "There is no network. Check the connection and try again.",
  },
);
