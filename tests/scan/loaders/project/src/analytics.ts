export function start(key: string) {
  const script: HTMLScriptElement = document.createElement("script");
  script.src = `https://cdn.segment.com/analytics.js/v1/${key}/analytics.min.js`;
  document.head.append(script);
}
// other.src = "https://js.hs-scripts.com/1.js"
export const help = "https://js.intercomcdn.com/frame.js is where it comes from";
