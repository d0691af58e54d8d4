// Two texts as one, fetched when a difference is first shown: comparing texts is a library of its own.
import { later } from "@/ui/later";

export const DifferenceView = later(() => import("./DifferenceText").then((its) => its.DifferenceText));
