loadScript("https://js.stripe.com/v3/");
!function(t,e){var n=t.createElement("script");n.async=!0,n.src="https://widget.intercom.io/widget/abc",e.append(n)}(document,document.head);
(function(i,s,o,g,r){ i[r] = o; })(window, document, "script", "https://www.google-analytics.com/analytics.js", "ga");
const frame = document.createElement('iframe');
frame.setAttribute('src', 'https://www.youtube.com/embed/abc');
