// What setting up asks the server: the organisations, for the vendors and the client.
import { queryOptions } from "@tanstack/react-query";
import { readOrganisations } from "@/api/access";

export const organisationsQuery = queryOptions({ queryKey: ["organisations"], queryFn: readOrganisations });
