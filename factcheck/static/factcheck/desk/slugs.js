// Fields that follow another one until somebody writes in them: the slug of a name.

export function fillSlugs() {
  const told = document.getElementById("django-admin-prepopulated-fields-constants");
  for (const rule of JSON.parse(told?.dataset.prepopulatedFields || "[]")) {
    const field = document.querySelector(rule.id);
    const sources = rule.dependency_ids.map((id) => document.querySelector(id)).filter(Boolean);
    if (!field || field.value) continue;
    let own = false;
    field.addEventListener("input", () => { own = true; });
    for (const source of sources) {
      source.addEventListener("input", () => {
        if (!own) field.value = slugOf(sources.map((each) => each.value).join(" "), rule.maxLength);
      });
    }
  }
}

function slugOf(words, longest) {
  const plain = words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, longest);
}
