// Calls about learning: courses, exams, certificates.
import { answered, client } from "./client";
import type { CourseReport, Lesson, OwnCertificate, OwnCourse, Paper, PublicCertificate, Rows } from "./types";

const course = (course_id: number) => ({ params: { path: { course_id } } });
const sitting = (sitting_id: number) => ({ params: { path: { sitting_id } } });

export const readCourses = (): Promise<Rows<OwnCourse>> => answered(client.GET("/api/courses"));
export const readLessons = (id: number): Promise<Rows<Lesson>> =>
  answered(client.GET("/api/courses/{course_id}/lessons", course(id)));
export const markLessonRead = (lesson_id: number) =>
  answered(client.PUT("/api/lessons/{lesson_id}/reading", { params: { path: { lesson_id } } }));
export const startSitting = (id: number): Promise<Paper> =>
  answered(client.POST("/api/courses/{course_id}/sittings", course(id)));
export const readSitting = (id: number): Promise<Paper> => answered(client.GET("/api/sittings/{sitting_id}", sitting(id)));
export const saveChoices = (id: number, choices: Record<string, number[]>) =>
  answered(client.PUT("/api/sittings/{sitting_id}/choices", { ...sitting(id), body: { choices } }));
export const handIn = (id: number): Promise<Paper> => answered(client.PUT("/api/sittings/{sitting_id}/result", sitting(id)));
export const readCertificates = (): Promise<Rows<OwnCertificate>> => answered(client.GET("/api/certificates"));
export const readCertificate = (serial: string): Promise<PublicCertificate> =>
  answered(client.GET("/api/certificates/{serial}", { params: { path: { serial } } }));
export const putEntryCourse = () => answered(client.PUT("/api/courses/base-entry"));
export const readCourseReports = (): Promise<Rows<CourseReport>> => answered(client.GET("/api/reports/courses"));
