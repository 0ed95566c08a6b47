<?php
// <script src="https://js.stripe.com/v3/"></script>
# <script src="https://static.hotjar.com/c/hotjar.js"></script>
/* <iframe src="https://player.vimeo.com/video/1"></iframe>
   it's over */
echo '<iframe src="https://www.youtube.com/embed/1"></iframe>'; // it's "quoted"
?>
<script src="https://js.stripe.com/v3/"></script>
<?php echo "# no comment"; // <script src="https://cdn.segment.com/a.js"></script> ?>
