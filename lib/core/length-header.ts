/**
 * How a route says how long its answer is: the page renderer drops Content-Length (seen in Next
 * 16.4.6, send-response), without which a browser shows no progress. The door gives it its name back.
 */
export const LENGTH_HEADER = 'x-sheaf-length';
