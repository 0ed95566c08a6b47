import Script from "next/script";
export function Page({ items }: { items: number[] }) {
  const few = items.length < 3 && items.length > 0;
  return (
    <>
      {/* <Script src="https://static.hotjar.com/c/hotjar.js" /> */}
      <Script src="https://plausible.io/js/script.js" strategy="lazyOnload" />
      <iframe src={"https://www.youtube.com/embed/x"} />
      <a href="https://js.stripe.com">no load</a>
    </>
  );
}
// <script src="https://js.stripe.com/v3"></script>
/* <script src="https://static.hotjar.com/c/hotjar-1.js"></script>
   <iframe src="https://player.vimeo.com/video/1"></iframe> */
  /* one line */ export const more = () => <iframe src="https://fast.wistia.net/embed/1" />;
