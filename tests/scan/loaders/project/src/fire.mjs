import { initializeApp, getApp as app } from "https://www.gstatic.com/firebasejs/10.12.5/firebase-app.js";
const pay = await import('https://js.stripe.com/v3');
