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
