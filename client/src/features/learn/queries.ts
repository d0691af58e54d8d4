// What the pages of learning ask.
import { queryOptions } from "@tanstack/react-query";
import { readCertificate, readCertificates, readCourseReports, readCourses, readLessons, readSitting } from "@/api/courses";

export const coursesQuery = queryOptions({ queryKey: ["courses"], queryFn: readCourses });
export const lessonsQuery = (id: number) => queryOptions({ queryKey: ["courses", id, "lessons"], queryFn: () => readLessons(id) });
export const sittingQuery = (id: number) => queryOptions({
  queryKey: ["sitting", id], queryFn: () => readSitting(id), staleTime: Infinity, refetchOnWindowFocus: false,
});
export const certificatesQuery = queryOptions({ queryKey: ["certificates"], queryFn: readCertificates });
export const certificateQuery = (serial: string) => queryOptions({
  queryKey: ["certificate", serial], queryFn: () => readCertificate(serial),
});
export const reportsQuery = queryOptions({ queryKey: ["reports", "courses"], queryFn: readCourseReports });
