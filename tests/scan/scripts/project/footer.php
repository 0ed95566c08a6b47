<?php echo '<script src="https://js.stripe.com/v3/"></script>'; $a = "fbq('init')"; ?>
<script>
  <?php if ($consent): ?> fbq('init', '<?= $id ?>'); <?php endif ?>
</script>
{{-- <img src="https://www.googletagmanager.com/x"> --}}
