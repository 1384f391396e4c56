// Shows the API, and signs each call that is tried: src/docs/signing.md.
"use strict";
const bytes = text => new TextEncoder().encode(text);
const hex = buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, "0")).join("");
const base64 = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)));
const value = id => document.getElementById(id).value.trim();

async function signed(request) {
  if (!request.url.includes("/orders") || !value("key-id")) {
    return request;
  }
  const url = new URL(request.url, location.href);
  const method = (request.method || "GET").toUpperCase();
  const body = request.body || "";
  const headers = request.headers;
  if (method !== "GET" && !headers["Idempotency-Key"]) {
    headers["Idempotency-Key"] = crypto.randomUUID();
  }
  if (!body) {
    delete headers["Content-Type"];
  }
  const timestamp = String(Date.now());
  const nonce = crypto.randomUUID();
  const text = ["LINKSPAN2", method, url.pathname, url.search.replace(/^\?/, ""), location.host,
    headers["Content-Type"] || "", timestamp, nonce, value("key-id"), headers["Idempotency-Key"] || "",
    hex(await crypto.subtle.digest("SHA-256", bytes(body)))].join("\n");
  const key = await crypto.subtle.importKey("raw", bytes(value("secret")), {name: "HMAC", hash: "SHA-256"}, false, ["sign"]);
  headers.Authorization = "ApiKey " + value("key-id");
  headers["X-Timestamp"] = timestamp;
  headers["X-Nonce"] = nonce;
  headers["X-Signature"] = "v2=" + base64(await crypto.subtle.sign("HMAC", key, bytes(text)));
  return request;
}

SwaggerUIBundle({
  url: "/api/docs/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: signed,
});
