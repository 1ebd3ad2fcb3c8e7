from django.db import migrations

# The five classes of the province's public-welfare posts; staff may change them.
CATEGORIES = {
    "公共管理": "政策宣传、档案管理、便民服务协管",
    "公共服务": "退役军人服务站协理、养老护理、图书室管理、交通劝导",
    "社会事业": "文化活动室管理、校园安全、疫情防控值守",
    "设施维护": "道路养护、河道巡护、公共设施维修、环境卫生保洁",
    "社会治理": "治安巡逻、网格协管、森林防火、矛盾调解",
}


def load(apps, schema_editor):
    category = apps.get_model("welfare_posts", "PostCategory")
    category.objects.bulk_create(
        category(name=name, examples=examples) for name, examples in CATEGORIES.items()
    )


class Migration(migrations.Migration):
    dependencies = [("welfare_posts", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
