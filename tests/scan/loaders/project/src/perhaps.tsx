export const Page = (props: { to: HTMLImageElement }) => {
  let made = document.createElement("script");
  made = props.to as never;
  made.src = "https://js.stripe.com/v3";
  location.href = "https://buy.stripe.com/abc";
  const list = [{ src: "https://js.hsforms.net/forms/v2.js" }];
  if (made.src == "https://cdn.mxpnl.com/libs/mixpanel.js") return null;
  return <p>{list.length} were taken from "https://js.intercomcdn.com/frame.js"</p>;
};
