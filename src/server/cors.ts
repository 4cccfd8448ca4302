// Owns what pages of other origins may do: everything on the API, since Greenfield clients in browsers are such pages (spec §1), nothing elsewhere.

/** Such a page must also learn how long to wait. */
export const apiHeaders = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };

export function preflight(): Response {
  const headers = {
    ...apiHeaders,
    'Access-Control-Allow-Headers': '*, Authorization',
    'Access-Control-Allow-Methods': 'GET, POST, PUT, DELETE',
  };
  return new Response(null, { status: 204, headers });
}
