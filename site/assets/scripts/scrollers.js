// What can be scrolled sideways can be focused, so that arrow keys reach its end; what fits is no stop on the way. What has a role is a control.
(function () {
  const scrollers = document.querySelectorAll("main [tabindex='0']:not([role])");
  const update = () => scrollers.forEach((box) => (box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1));
  addEventListener("load", update);
  addEventListener("resize", update);
})();
