from make.projects import FORMS
def test_x(browser):
    m=browser("project_manager")
    P={"kind":"comparison","title":"比","title_en":"C","form":FORMS["comparison"],"overlap":1,"inspection_bp":0,"price_fen":1,"minutes_per_item":3,"lease_minutes":20,"skill":None,"vendor_ids":[],"client_id":None,"guideline_md":"# x"}
    for ch in ({"vendor_ids":[4000000000]},{"client_id":4000000000},{"form":{}},{"form":{"dimensions":"x"}},{"form":{"dimensions":[{"key":1}]}},{"overlap":99},{"title":""},{"form":{**FORMS["comparison"],"strength":"7"}},{"form":{**FORMS["comparison"],"dimensions":[None]}},{"form":{**FORMS["comparison"],"reason":[]}}):
        try:
            r=m.post("/api/projects",json={**P,**ch}); print(ch,r.status_code,r.text[:150])
        except BaseException as e: print("EXC",ch,repr(e)[:200])
    m.post("/api/projects",json=P)
