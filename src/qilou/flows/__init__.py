"""The walk of an annotation, in order. Each chapter is one file; each function in it is one act, told in six beats:
may they, load, decide, write, record, announce. A chapter never commits and never calls another.

    sign_in             who is at the door
    learn_course        a person learns, sits an exam, and holds a certificate
    manage_people       organisations, accounts, certificates
    manage_projects     a project is set up, opened, paused and closed; its guideline is published and confirmed
    manage_models       models come into the house, and projects choose theirs
    change_form         its form changes; what was begun with an older version is finished by it
    tell_languages      a person says which languages they can work in
    steer_dispatch      how a project hands out: priority, deadline, quotas, breaks
    import_items        a file of conversations becomes items
    plant_gold          items whose answer is known are mixed in unseen
    generate_items      several models answer many prompts, and the answers become items
    take_task           a person asks for work and gets the next item, or the reason why there is none
    hold_task           while they work on it: it is kept for them, their draft is saved, they may give it back
    generate_answer     they ask its model, and the model's answer comes in as it is written
    ask_question        a person asks the project managers about it, and is answered
    look_ahead          what can be known before a person asks, for the fast door
    submit_answer       the answer comes in
    withdraw_answer     its author takes it back while nobody relies on it yet
    review_answer       another person inspects it: pass, fix and pass, return, or void
    look_back           its author sees what was said of it
    appeal_review       an author appeals against a verdict, and a third person decides
    close_lot           a company's inspected answers become a lot, and a sample of it is drawn
    accept_lot          the sample is judged, and the lot is accepted, rejected or void as a whole
    adjudicate_item     where the answers lie apart, a project manager decides
    settle_item         the answers to each item become one consensus, with the agreement of those who gave them
    measure_people      how each person does, from gold, verdicts and agreement
    lift_pause          a paused person sees why and what to do; a manager may let them back
    release_dataset     finished items become a numbered, frozen release in the formats that trainers read
    train_reward_model  a release of pairs trains a reward model

Beside the walk:

    talk_with_model     a signed-in person talks with a model, and may send a reply to annotation
    show_model          the public showcase: strangers talk with a model, and no word of theirs is kept
    show_media          an image, a sound or a video of an item, for whoever may see the item
    explore_items       project managers look into their items, and return answers
    manage_courses      the courses of the base, and how their exams and questions do
    keep_house          what the house does by itself so that nothing is stuck and nothing is lost
    seal_audit          what was done is sealed, read and verified
    read_reports        what the operator sees of the whole base
    show_wall           the wall: screens in the hall, admitted by the operator, and what they show
"""
