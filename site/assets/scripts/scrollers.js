// What can be scrolled sideways can be focused, so that arrow keys reach its end; what fits is no stop on the way. What has a role is a control.
(function () {
  const scrollers = new Set();
  const update = () => scrollers.forEach((box) => (box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1));
  lecternPrepare((root) => {
    const own = root === document ? [] : [root];
    for (const box of [...own, ...root.querySelectorAll("[tabindex='0']:not([role])")]) {
      if (box.matches("main [tabindex='0']:not([role])")) scrollers.add(box);
    }
    if (root !== document) update();
  });
  addEventListener("load", update);
  addEventListener("resize", update);
})();
