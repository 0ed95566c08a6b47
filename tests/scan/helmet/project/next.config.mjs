const csp = `
  default-src 'self';
  script-src 'self'
    https://static.hotjar.com;
`;
export default {
  async headers() {
    return [{ headers: [{ key: "Content-Security-Policy", value: "frame-src https://player.vimeo.com" }] }];
    // return "script-src https://cdn.segment.com";
  },
  images: { domains: ["images.ctfassets.net"] },
};
