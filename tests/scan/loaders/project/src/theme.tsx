import { createGlobalStyle } from "styled-components";

const reset = "* { margin: 0 } /* url(https://js.stripe.com/x.png) */";

export const Global = createGlobalStyle`
  ${reset}
  @import url("https://fonts.googleapis.com/css2?family=Inter");
  // @import url("https://use.typekit.net/abc.css");
  body { color: ${(props) => props.theme.ink}; background: url(https://res.cloudinary.com/demo/a.png) }
`;

export const Page = () => (
  <main>
    <style jsx global>{`
      @import "https://use.typekit.net/abc.css";
      p::after { content: "url(https://js.intercomcdn.com/frame.js)" }
    `}</style>
    <p>{`@import "https://js.hsforms.net/forms/v2.js"`}</p>
  </main>
);
