"""Words that name acts, and what kind of act each may be.

A table of our own: verbs in their base form, nouns in the singular, and set phrases with `_` for a
blank (`take_to_the_streets`). A word may stand under several kinds (`fire`: a shot, or a removal
from office); the model's view of the sentence then decides, and the table only narrows it down.

    >>> sorted(kinds_of("bombardment"))
    ['ASSAULT heavy-weapons']
    >>> sorted(kinds_of("expel"))
    ['COERCE deport', 'SANCTION expel', 'diplomat-expulsion']
    >>> sorted(kinds_at("police took to the streets".split(), 1)[0])
    ['PROTEST demo']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from alleged.analyse.act_vocabulary import MORE_COMBINED, MORE_EVENT_WORDS
from alleged.analyse.names import word_set

EVENT_WORDS: Mapping[str, str] = {
    "AGREE": """
        agree agree_to agreement_to accept acceptance acquiesce assent assure assurance commit
        commit_to commitment consent consent_to guarantee offer offer_to pledge pledge_to promise
        promise_to volunteer_to vow_to_help undertake_to willing willing_to ready_to prepared_to
        readiness willingness express_willingness express_readiness give_its_word give_his_word
        give_her_word signal_readiness propose proposal intend_to_cooperate plan_to_sign
        hope_to_conclude okay okay_to say_yes give_green_light give_the_green_light green-light
        approve_in_principle agree_in_principle reach_agreement_to settle_on come_to_terms
        bury_the_hatchet make_peace_offer hold_out_hand extend_a_hand extend_hand extend_an_offer
        invitation invite_to_talks concur covenant engage_to swear_to_help tender_help
        """,
    "CONSULT": """
        confer conference consult consultation discuss discussion exchange_views hold_talks talk
        talks meet meeting negotiate negotiation parley dialogue session sit_down hold_discussions
        round_of_talks bargain haggle haggling come_together get_together brief briefing huddle
        speak_with meet_with talk_with talk_to consult_with deliberate deliberation
        face-to-face sound_out rendezvous thrash_out peace_talks open_talks resume_talks
        """,
    "CONSULT visit": """
        visit arrive arrive_in tour trip travel fly_to fly_in pay_a_visit call_on receive host
        welcome_to audience state_visit drop_in stopover land_in head_to pilgrimage play_host
        be_received journey pay_a_call make_a_trip arrival guest
        """,
    "CONSULT third-party": """
        mediate mediation arbitrate arbitration broker intercede intercession good_offices
        shuttle shuttle_diplomacy go-between facilitate_talks host_talks bring_together
        act_as_mediator peace_mission conciliate conciliation
        """,
    "CONSULT multilateral": """
        summit conference congress forum convene assembly_of_states roundtable round-table
        multilateral_talks
        """,
    "CONSULT phone": """
        phone telephone phone_call telephone_call speak_by_phone speak_by_telephone
        talk_by_telephone talk_by_phone ring_up video_call call_by_phone discuss_by_telephone
        telephone_conversation
        """,
    "SUPPORT": """
        acclaim applaud applause approve_of back backing bless blessing celebrate champion commend
        commendation compliment congratulate congratulation defend endorse endorsement favor favour
        greet hail honor honour laud pay_tribute praise ratify ratification recognise recognize
        recognition salute side_with sign signing solidarity stand_by stand_behind support
        sympathise sympathize thank uphold vouch_for welcome sign_a_treaty sign_an_agreement accord
        conclude_a_treaty conclude_an_agreement normalise_relations normalize_relations
        restore_relations establish_relations establish_diplomatic_relations reopen_its_embassy
        open_an_embassy put_its_weight_behind throw_its_weight_behind come_out_in_favour
        present_credentials express_support voice_support lend_support speak_up_for
        intercede_for join_a_treaty accede_to hand_over_credentials improve_relations
        mend_fences cheer condole condolences forgive pardon_publicly reaffirm_support rally_behind
        sign_a_pact sign_a_deal ink vote_for vote_in_favour give_backing decorate award
        """,
    "CONCEDE": """
        acknowledge acquit admit amnesty annul_the_ban apologise apologize apology backtrack
        back_down bow_to bow_to_pressure budge call_off capitulate cave_in climb_down clemency
        commute compromise concede concession end_curfew lift_the_curfew lift_curfew
        lift_the_state_of_emergency lift_state_of_emergency ease_curfew give_in give_ground
        give_way grant_amnesty legalise legalize lift_a_ban lift_the_ban make_concession
        make_concessions meet_the_demands moderate pardon recant regret relent relax reprieve
        rescind retract shorten_the_curfew soften yield say_sorry ease easing drop_charges
        drop_the_charges drop_its_demand withdraw_a_demand waive allow let permit
        unban suspend_the_strike call_off_the_strike call_off_strike end_strike agree_to_free
        agree_to_withdraw agree_to_release accede_to_demands u-turn grant
        """,
    "COOPERATE": """
        collaborate collaboration cooperate cooperation exchange_prisoners
        extradite extradition join_forces joint_exercise joint_exercises joint_manoeuvres
        joint_maneuvers joint_patrol joint_patrols joint_venture share_intelligence
        share_information swap team_up trade work_together hold_joint_exercises pool
        pool_resources resume_trade resume_flights reopen_the_border exchange share
        cooperate_with hand_over_suspects rendition demarcate resume_exports export
        restore_flights interconnect
        """,
    "AID": """
        aid airlift assist assistance bail_out bailout contribute contribution deliver_aid
        donate donation finance fund funding give_asylum give_aid grant_aid grant_asylum
        grant_shelter humanitarian_aid lend loan provide provide_aid provide_asylum
        relief rescue reconstruct reconstruction rebuild send_aid
        send_food send_supplies ship shelter subsidise subsidize supply supplies train
        treat_the_wounded vaccinate write_off forgive_debt cancel_debt evacuate evacuation
        bankroll arm equip help send_peacekeepers deploy_peacekeepers protect escort
        gift feed hand_out distribute_food send_doctors debt_relief offer_asylum sponsor
        give_money give_shelter compensate compensation take_in open_borders open_its_borders
        """,
    "RETREAT": """
        pull_back lift_sanctions ease_sanctions lift_the_embargo lift_embargo lift_the_blockade
        lift_blockade end_the_blockade hand_back return give_back retreat de-escalate
        stand_down lift_the_siege lift_siege dismantle end_occupation repatriate
        give_up end_siege return_remains unfreeze
        """,
    "RETREAT withdraw": """
        withdraw withdrawal pull_out pullout pull_out_of pull_back pullback retreat evacuate_troops
        withdraw_troops withdraw_forces leave_the_territory abandon_positions depart
        troop_withdrawal fall_back vacate beat_a_retreat bring_home
        """,
    "RETREAT release": """
        free release set_free let_go liberate hand_over_hostages release_from_prison
        parole send_home_prisoners turn_loose exchange_of_prisoners freeing
        """,
    "RETREAT disarm": """
        disarm disarmament demobilise demobilize demobilisation demobilization disband
        lay_down_arms lay_down_their_arms lay_down_its_arms lay_down_weapons surrender
        put_down_arms put_down_the_arms put_down_arm give_up_arms
        give_up_weapons decommission hand_in_weapons turn_in_weapons destroy_its_stockpile
        """,
    "RETREAT ceasefire": """
        armistice cease-fire ceasefire truce cease_fire halt_fire suspend_hostilities
        end_hostilities halt_the_fighting cessation_of_hostilities silence_the_guns
        observe_a_truce declare_a_ceasefire stop_the_fighting hold_fire
        """,
    "RETREAT access": """
        admit_inspectors allow_inspectors allow_observers grant_access let_in allow_in
        open_to_inspectors let_inspectors allow_aid_convoy open_a_corridor humanitarian_corridor
        reopen_the_crossing give_access
        """,
    "RETREAT resign": """
        resign resignation step_down quit tender_resignation hand_in_resignation stand_down
        step_aside abdicate abdication bow_out throw_in_the_towel leave_office
        relinquish relinquish_power
        """,
    "REQUEST": """
        appeal appeal_for appeal_to ask ask_for ask_to beg beseech call_for call_on call_upon
        command demand exhort implore insist instruct order petition plead plea press
        press_for pressure push_for request require seek summon_to solicit urge urge_to want
        entreat invoke call_on_to must should have_to ultimatum_to claim_back lobby prod admonish
        appeal_to_end decree tell_to clamour clamor seek_help canvass exhortation
        """,
    "REQUEST assist": """
        ask_for_help ask_for_aid request_aid seek_aid seek_assistance seek_asylum request_asylum
        appeal_for_aid appeal_for_help turn_to request_assistance plead_for_help
        """,
    "REQUEST change": """
        demand_resignation call_for_resignation demand_elections call_for_elections demand_reform
        demand_reforms call_for_reform call_for_reforms call_for_dismissal press_for_change
        """,
    "REQUEST yield": """
        demand_release call_for_release demand_withdrawal call_for_withdrawal call_for_ceasefire
        call_for_truce demand_the_return ask_to_free urge_to_release call_for_restraint
        """,
    "REQUEST meet": """
        call_for_talks call_for_dialogue ask_for_a_meeting request_a_meeting urge_talks
        seek_talks call_for_negotiations ask_to_mediate
        """,
    "ACCUSE disapprove": """
        admonish assail attack berate blast castigate censure chastise chide complain complaint
        condemn condemnation criticise criticism criticize decry denounce denunciation deplore
        deride disapprove express_concern fault hit_out lambast lambaste lash_out lament
        mock object objection oppose outcry pillory protest_note rail rap rap_knuckles
        rebuke reproach reprimand ridicule scold slam slate scorn take_to_task upbraid vilify
        voice_concern summon summon_the_ambassador lodge_a_complaint lodge_a_protest
        take_aim speak_out_against express_dismay express_outrage pan scathing censure_motion
        rap_over_the_knuckles pour_scorn flay excoriate insult disparage revile dismay
        take_exception convoke disapproval
        """,
    "ACCUSE allege": """
        accuse accusation allegation allege arraign blame charge charge_with claim_that
        file_charges file_suit impeach_for implicate indict indictment lawsuit prosecute
        put_on_trial bring_to_trial go_on_trial stand_trial sue suspect take_to_court
        try trial press_charges lay_the_blame finger point_the_finger hold_responsible incriminate
        file_a_complaint denounce_as allege_that arraignment bring_charges suspect_of
        file_a_lawsuit
        """,
    "ACCUSE investigate": """
        audit examine exhume fact-finding inquire inquest inquire_into inquiry
        interrogate_about interview_witnesses investigate investigation launch_an_inquiry
        look_into open_an_investigation open_an_inquiry probe scrutinise scrutinize
        commission_of_inquiry hearing open_a_hearing inspect inspection set_up_a_commission
        """,
    "REJECT": """
        balk block boycott_talks bar bar_from break_promise brush_aside brush_off cancel
        cancellation contest decline defy defiance deny denial disagree dismiss dispute
        fail_to_agree flout ignore oppose opposition overrule rebuff refusal refuse refuse_to
        reject rejection repudiate resist rule_out say_no scorn_the_offer snub spurn stonewall
        throw_out turn_down veto vote_against vote_down walk_away withhold_consent
        shrug_off renounce rebut not_recognise scrap out_of_the_question baulk shun_talks
        refuse_entry deny_entry turn_away turn_back deny_visa refuse_visa break_off break_down
        disavow shelve defer postpone call_off_the_visit call_off_the_meeting break_the_truce
        violate_ceasefire stay_away skip hang_up pull_out_of_talks
        """,
    "REJECT meet": """
        refuse_to_meet refuse_to_talk refuse_to_negotiate call_off_talks cancel_a_visit
        cancel_the_visit cancel_talks cancel_a_meeting rule_out_talks reject_talks skip_the_summit
        boycott_the_talks reject_mediation
        """,
    "REJECT yield": """
        refuse_to_release refuse_to_free refuse_to_leave refuse_to_withdraw refuse_to_surrender
        deny_bail refuse_to_lay_down reject_ceasefire reject_the_truce refuse_to_lift
        """,
    "REJECT assist": """
        refuse_aid refuse_to_help deny_aid reject_aid refuse_to_cooperate refuse_asylum deny_asylum
        refuse_to_extradite refuse_to_send
        """,
    "REJECT change": """
        refuse_to_resign reject_calls reject_the_bill refuse_to_step_down reject_reform
        refuse_to_sign refuse_to_recognise refuse_to_recognize
        """,
    "THREATEN": """
        threat threaten threaten_to ultimatum warn warn_of warning vow vow_to swear swear_to
        menace give_an_ultimatum issue_an_ultimatum will_not_tolerate intimidate intimidation
        deadline rattle_sabres rattle_sabers sabre-rattling saber-rattling hint_at
        blackmail
        """,
    "THREATEN violence": """
        threaten_to_kill threaten_to_attack threaten_to_bomb threaten_with_death death_threat
        threaten_war threaten_to_shoot threaten_to_fight vow_revenge swear_revenge vow_to_avenge
        threaten_to_blow_up threaten_to_shell threaten_to_execute threaten_with_force
        vow_to_fight swear_to_fight declare_war declaration_of_war
        """,
    "THREATEN restrict": """
        threaten_to_strike threaten_to_ban threaten_to_blockade threaten_sanctions
        threaten_to_boycott threaten_to_close threaten_to_go_on_strike threaten_to_down_tools
        """,
    "THREATEN relations": """
        threaten_to_withdraw threaten_to_cut_off threaten_to_pull_out threaten_to_suspend
        threaten_to_sever threaten_to_break_off threaten_to_leave threaten_to_quit
        """,
    "THREATEN expel": "threaten_to_expel threaten_to_deport threaten_to_throw_out",
    "THREATEN territory": "threaten_to_annex threaten_to_occupy threaten_to_invade",
    "THREATEN arrest": """
        threaten_to_arrest threaten_to_jail arrest_warrant issue_a_warrant
        issue_an_arrest_warrant threaten_to_imprison
        """,
    "PROTEST": "protest dissent agitation unrest uprising_in_the_streets agitate",
    "PROTEST demo": """
        rise_up manifest
        demonstrate demonstration demo march march_on picket protest_march rally sit-in
        take_to_the_streets pour_into_the_streets vigil parade stage_a_protest
        hold_a_protest hold_a_rally stage_a_demonstration protester_gather human_chain converge
        procession mass_protest street_protest gather_to_protest stage_a_sit-in bang_pots chant
        """,
    "PROTEST riot": """
        riot rioting rampage run_amok loot looting mutiny disturbance go_on_the_rampage
        pelt storm_parliament street_battle running_battle rampaging disorder unrest_flare
        burn_tyres burn_tires overturn_cars clash_with_police
        """,
    "PROTEST strike": """
        strike general_strike go_on_strike walkout walk_out down_tools stop_work stoppage
        work_stoppage industrial_action work-to-rule go-slow slowdown lay_down_tools
        stage_a_walkout shutdown hartal bandh lockout
        """,
    "PROTEST hunger": "hunger_strike go_without_food refuse_food fast fast_unto_death reject_meals",
    "PROTEST boycott": "boycott shun stay-away stay_at_home refuse_to_buy refuse_to_vote",
    "PROTEST obstruct": """
        barricade block_road block_roads block_the_road block_the_highway blockade_road roadblock
        obstruct occupy_the_building occupy_a_building chain_themselves sit_down_on block_traffic
        cut_the_road lie_down_on glue_themselves squat human_barricade seal_off_the_road
        """,
    "PROTEST vandalize": """
        deface daub graffiti vandalise vandalize topple_a_statue pull_down_the_statue
        burn_the_flag burn_a_flag burn_an_effigy desecrate desecration spray
        """,
    "SANCTION": """
        downgrade_relations cut_relations reduce_relations recall_its_ambassador
        recall_ambassador recall_envoy strip_of_immunity fine penalise penalize punish
        blacklist delist demote disqualify
        """,
    "SANCTION convict": """
        convict conviction find_guilty sentence hand_down_a_sentence declare_unconstitutional
        declare_illegal rule_against hold_liable hand_down_sentence death_sentence
        guilty_verdict sentence_to_death condemn_to_death condemn_to
        """,
    "SANCTION expel": """
        expel expulsion oust_from kick_out throw_out send_packing suspend_membership
        suspend_the_membership exclude excommunicate drive_out drive_from eject flee order_out
        displace displacement uproot expel_from suspend_from evict
        """,
    "SANCTION withdraw": """
        withdraw_its_ambassador recall pull_out_of_the_treaty leave_the_union withdraw_from_treaty
        quit_the_bloc pull_out_observers leave_the_organisation close_its_embassy
        close_the_embassy withdraw_observers walk_out_of_talks suspend_talks break_off_talks
        suspend_negotiations pull_out_of_pact
        """,
    "SANCTION discontinue": """
        break_off_relations cut_off_aid cut_aid cut_off break_diplomatic_relations
        break_ties cut_ties sever sever_ties sever_relations embargo freeze freeze_aid freeze_ties
        halt_aid impose_sanctions impose_an_embargo sanction sanctions suspend suspend_aid
        suspension suspend_relations suspend_flights stop_aid stop_supplies halt_exports
        ban_imports ban_exports discontinue end_ties cancel_aid trade_ban close_the_border
        withhold_aid tear_up_treaty denounce_the_treaty halt_gas impose_tariffs abrogate
        cancel_contract stop_deliveries suspend_deliveries
        """,
    "MOBILIZE": "mobilise mobilize mobilisation mobilization military_exercise go_on_alert rearm",
    "MOBILIZE troops": """
        amass_troops call_up_reservists call_up conscript conscription deploy_troops deploy
        deployment manoeuvre manoeuvres maneuver maneuvers mass_troops massing move_troops
        put_on_alert send_in_troops send_troops reinforce reinforcement put_on_high_alert
        station war_games drill military_drill on_alert train_soldiers buildup build-up
        send_reinforcements station_troops raise_the_alert
        """,
    "MOBILIZE weapons": """
        deploy_missiles deploy_warships deploy_tanks move_tanks send_warships test-fire
        test_a_missile missile_test launch_a_missile_test scramble_jets nuclear_test show_of_force
        roll_in put_missiles station_missiles send_tanks patrol
        """,
    "MOBILIZE police": "deploy_police send_in_police police_deployment step_up_patrols cordon",
    "MOBILIZE militia": "arm_militia raise_militia militia_mobilise gunmen_gather recruit",
    "COERCE": "coerce coercion crack_down crackdown repress repression persecute purge harass",
    "COERCE seize": """
        annex annexation capture confiscate confiscation expropriate expropriation impound
        nationalise nationalize occupy occupation raid ransack search search_home
        seize seizure sequester storm take_control take_over_town overrun take_possession
        commandeer requisition plunder intercept board_the_ship search_of police_search
        seize_property freeze_assets freeze_accounts overran house_search sweep demolish
        """,
    "COERCE restrict": """
        ban ban_from blockade besiege close_border close_borders close_the_borders
        disperse dissolve dissolve_parliament forbid impose_restrictions limit outlaw
        prevent_from prohibit quarantine restrict restriction seal_border seal_off
        siege suspend_the_constitution travel_ban curb gag cordon_off close_down shut_down
        abolish dissolution encircle break_up prevent bar_from_leaving proscribe block
        clear_the_square clear_the_street clear_the_streets clear_the_camp clear_the_crowd
        disenfranchise house_search close shut strip_of_citizenship break_up_a_rally impose_a_ban
        """,
    "COERCE censor": """
        censor censorship ban_newspaper close_newspaper shut_newspaper jam block_website
        take_off_the_air silence suppress muzzle pull_off_air revoke_licence revoke_license
        confiscate_newspaper
        """,
    "COERCE curfew": """
        curfew impose_a_curfew impose_curfew declare_a_curfew extend_the_curfew clamp_a_curfew
        """,
    "COERCE martial-law": """
        martial_law declare_martial_law state_of_emergency declare_a_state_of_emergency
        impose_martial_law declare_emergency state_of_siege emergency_rule impose_emergency
        """,
    "COERCE arrest": """
        apprehend arrest custody detain detention hold incarcerate imprison imprisonment
        intern internment jail jailing lock_up nab round_up roundup take_into_custody
        put_under_house_arrest house_arrest remand take_prisoner throw_in_jail
        throw_in_prison keep_in_custody pick_up take_in_for_questioning put_in_prison
        put_behind_bars hold_without_trial take_away
        """,
    "COERCE deport": """
        deport deportation expel send_back forcibly_return repatriate_by_force expel_migrants
        expulsion remove_from_the_country refoulement
        """,
    "COERCE withhold": """
        cut_power cut_off_water cut_off_electricity cut_off_power cut_off_internet shut_off
        cut_water withhold withhold_food block_aid starve deny_food stop_food turn_off
        cut_electricity internet_shutdown withhold_pay
        """,
    "COERCE misinformation": """
        disinformation misinformation deceive fabricate fake falsify forge rig rigging
        spread_false spread_rumours doctor mislead hoax plant_evidence frame stuff_ballot
        ballot-stuffing vote-rigging stolen_election steal_the_election propaganda_campaign
        manipulate
        """,
    "COERCE cyber": """
        hack hacking cyberattack cyber-attack cyber_attack denial-of-service phishing ransomware
        bring_down_website breach_network break_into_computers malware
        """,
    "ASSAULT": """
        ambush assault attack battle bloodshed carnage clash combat engage fight fighting
        firefight hostilities invade invasion kill killing massacre murder onslaught offensive
        raid skirmish slay slaughter storm strike_at violence war incursion cross-border_raid
        counterattack counter-attack repel wound maim injure die dead exchange_fire strife
        crush overpower launch_an_offensive launch_an_attack launch_attack
        feud scuffle battle_for break_the_ceasefire violate_the_ceasefire violation_of_the_ceasefire
        conflict bloodbath lay_siege human_shield disperse_by_force put_down wipe_out
        """,
    "ASSAULT abduct": """
        abduct abduction hijack hijacking hostage kidnap kidnapping kidnaping seize_hostages
        take_captive capture take_hostage hostage-taking disappear enforced_disappearance
        hold_hostage drag_off drag_away carry_off spirit_away snatch
        """,
    "ASSAULT beat": """
        beat beating beat_up club flog hit kick lash manhandle maul punch rough_up
        slap thrash whip baton shove batter fisticuffs brawl pummel cane knock_down
        """,
    "ASSAULT torture": """
        torture maltreat electrocute mistreat mistreatment waterboard ill-treat mutilate
        electric_shocks mutilation
        """,
    "ASSAULT sexual": "gang-rape rape molest sexual_assault sexually_assault sexual_abuse grope",
    "ASSAULT targeted": """
        assassinate assassination execute execution hang lynch murder behead beheading massacre
        gun_down kill_in_cold_blood attempt_on_the_life poison poisoning garrotte put_to_death
        shoot_in_the_head firing_squad summary_execution genocide ethnic_cleansing strangle lynching
        extrajudicial_killing mass_killing liquidate decapitate
        """,
    "ASSAULT destroy": """
        burn_down damage demolish destroy destruction dynamite_a_bridge level raze
        sabotage set_ablaze set_fire set_on_fire torch vandalise wreck sink gut burn flatten
        blow_up_a_bridge poison_wells cut_cable
        """,
    "ASSAULT primitive": """
        arson firebomb hack_to_death knife petrol_bomb petrol-bomb slash spear stab stabbing stone
        stoning throw_stones hurl_stones machete hurl_rocks throw_rocks molotov pelt_with_stones
        burn_alive ram torching
        """,
    "ASSAULT firearms": """
        exchange_of_fire fire fire_at fire_on gun_battle gunfight machine-gun open_fire shoot
        shooting shoot_dead shootout shoot-out shot shot_dead sniper_fire spray_bullets gunfire
        trade_fire
        """,
    "ASSAULT explosives": """
        blast blow_up bomb bombing car_bomb car_bombing detonate explode explosion
        mine_explosion plant_a_bomb roadside_bomb set_off_a_bomb truck_bomb grenade dynamite
        landmine letter_bomb
        """,
    "ASSAULT suicide-attack": """
        blow_himself_up blow_herself_up blow_themselves_up suicide_attack suicide_bomb
        suicide_bombing suicide_car suicide_bomber
        """,
    "ASSAULT aerial": """
        air_raid air_strike air_strikes airstrike aerial_bombardment bomb_from_the_air
        carpet-bomb strafe helicopter_attack warplane_bomb drop_bombs aerial_attack
        """,
    "ASSAULT drone": "drone_attack drone_strike unmanned_aircraft_hit drone_hit",
    "ASSAULT heavy-weapons": """
        bombard bombardment mortar pound rocket shell shelling artillery_fire
        missile_attack rocket_attack fire_missiles fire_rockets fire_shells barrage shoot_down
        torpedo cannonade down_a_helicopter launch_rockets
        """,
    "ASSAULT crowd-control": """
        baton_charge fire_tear_gas pepper-spray rubber_bullets tear_gas tear-gas
        use_tear_gas use_water_cannon water_cannon lathi_charge fire_in_the_air warning_shots
        teargas
        """,
    "ASSAULT unconventional": """
        chemical_attack gas gas_attack poison_gas nerve_gas anthrax use_chemical_weapons
        chemical_weapons nuclear_strike nerve_agent sarin mustard_gas dirty_bomb
        """,
    "coup": """
        coup coup_attempt coup_d'état coup_d'etat overthrow putsch seize_power take_power
        topple unseat usurp depose seize_the_throne power_grab takeover revolt mutiny_against
        overthrow_of dethrone bring_down_the_government plot_to_unseat storm_the_palace oust ouster
        attempted_coup self-coup
        """,
    "appointment": """
        appoint appointment co-opt designate elevate install instal name nominate nomination
        promote promotion put_in_charge reappoint reinstate reshuffle select swear_in tap become
        choose_as entrust_with assign accredit confirm_as take_over_as succeed designation anoint
        pick_as coronation crown post_as
        """,
    "removal": """
        axe cashier defrock demote depose dismiss dismissal disqualify fire impeach
        impeachment oust ouster purge relieve_of_duties relieve_of_command
        relieve_of_his_duties relieve_of_her_duties relieve_of_post remove removal
        remove_from_office replace sack sacking
        strip_of_office strip_of_post suspend unseat vote_out vote_out_of_office
        no-confidence force_out recall_from_office censure
        """,
    "resignation": """
        abdicate abdication bow_out give_up_his_seat hand_in_resignation leave_office quit resign
        resignation stand_down step_aside step_down tender_resignation hand_in_his_notice
        relinquish_power renounce_the_throne retire_from_office
        """,
    "election": """
        ballot by-election elect election general_election go_to_the_polls poll presidential_vote
        primary referendum re-elect re-election reelect runoff run-off vote voting win_the_election
        cast_ballots cast_their_ballots plebiscite landslide early_election snap_election win_a_seat
        """,
    "oath": """
        inaugurate inauguration oath oath_of_office swear_in swearing-in take_oath take_the_oath
        be_sworn be_sworn_in sworn sworn_in investiture
        """,
    "exile": """
        banish banishment exile flee_abroad flee_into_exile flee_the_country go_into_exile
        leave_the_country send_into_exile forced_exile live_in_exile
        """,
    "diplomat-expulsion": """
        declare_persona_non_grata persona_non_grata expel expulsion expel_a_diplomat
        expel_diplomats expel_the_ambassador order_the_ambassador_to_leave send_home_the_ambassador
        expel_envoy expel_two_diplomats
        """,
    "legislation": """
        adopt_a_law adopt_a_bill amend_the_constitution amend_the_law enact enactment legislate
        outlaw pass_a_bill pass_a_law pass_the_bill pass_the_law repeal promulgate vote_through
        rush_through approve_a_bill approve_the_bill approve_the_budget pass_the_budget
        sign_into_law adopt_the_constitution lower_the_voting_age amendment
        """,
    "other": """
        acquire advise appear attend build buy compete contract crash cycle decrease earn fall
        film found graduate grow hire increase invest launch_a_product lay_off list lose manufacture
        marry merge open_a_factory outsell perform play print produce profit publish purchase
        quake recall_cars rain rise score sell sing slump slip snow spend tie tour_with unveil
        win_a_match write draw_with race premiere exhibit flood erupt collapse derail spill burst
        outbid takeover_bid dividend earthquake hurricane cyclone landslide_kill drought concert
        """,
}
"""`TYPE`, `TYPE mode` or one of our own labels -> words and set phrases."""

COMBINED: tuple[tuple[str, str, str], ...] = (
    # verbs, nouns, kind: each verb with each noun is a set phrase.
    (
        "halt suspend cut reduce stop freeze end discontinue cancel slash curtail sever withhold",
        "aid assistance supplies help loans funding cooperation trade ties relations flights links "
        "exports imports deliveries shipments programme program contacts visas",
        "SANCTION discontinue",
    ),
    ("break cut downgrade sever", "relations ties", "SANCTION discontinue"),
    ("break cut", "diplomatic_reports diplomatic_rapports", "SANCTION discontinue"),
    # The second is a mistranslation that the warnings have, too.
    ("lift ease end relax remove scrap", "sanctions embargo blockade siege", "RETREAT"),
    (
        "lift ease shorten relax end soften loosen",
        "curfew ban emergency restrictions measures censorship rule controls",
        "CONCEDE",
    ),
    (
        "hold stage organise organize call join lead march",
        "protest protests rally rallies demonstration demonstrations march vigil sit-in",
        "PROTEST demo",
    ),
    ("hold stage call join begin start lead", "strike walkout stoppage", "PROTEST strike"),
    ("begin start end join", "hunger_strike fast", "PROTEST hunger"),
    (
        "block blockade occupy",
        "road roads highway bridge traffic transport border",
        "PROTEST obstruct",
    ),
    (
        "launch mount carry_out stage open lead",
        "attack attacks offensive raid raids assault invasion incursion operation",
        "ASSAULT",
    ),
    ("carry_out launch conduct", "airstrike airstrikes air_strike air_strikes", "ASSAULT aerial"),
    (
        "launch open begin order start conduct set_up",
        "investigation probe inquiry hearing inquest commission",
        "ACCUSE investigate",
    ),
    ("impose slap tighten extend", "sanctions embargo tariffs", "SANCTION discontinue"),
    ("impose tighten", "ban restrictions blockade limits blockades siege", "COERCE restrict"),
    ("impose declare extend", "curfew", "COERCE curfew"),
    ("impose declare extend", "martial_law emergency state_of_emergency", "COERCE martial-law"),
    (
        "hold resume renew open continue start begin conclude have",
        "talks negotiations discussions consultations meeting dialogue",
        "CONSULT",
    ),
    ("grant give offer", "asylum refuge shelter protection", "AID"),
    ("seek request", "asylum refuge help assistance aid protection", "REQUEST assist"),
    (
        "sign conclude initial ink ratify",
        "agreement treaty accord pact protocol deal memorandum convention contract",
        "SUPPORT",
    ),
    ("express voice", "support solidarity gratitude", "SUPPORT"),
    ("express voice", "concern outrage dismay anger alarm displeasure", "ACCUSE disapprove"),
    ("express voice", "regret remorse", "CONCEDE"),
    (
        "send deploy dispatch move mass redeploy strengthen reinforce station",
        "troops forces soldiers army battalion units brigade reservists",
        "MOBILIZE troops",
    ),
    ("send deploy dispatch move station", "warships tanks missiles jets ships", "MOBILIZE weapons"),
    (
        "send provide give deliver ship donate supply grant",
        "aid food money arms weapons supplies medicine assistance rice wheat loan help fuel",
        "AID",
    ),
    ("reject refuse", "proposal offer plan request demand invitation calls", "REJECT"),
    ("refuse deny", "entry admission visa access admittance", "REJECT"),
    ("demand", "release withdrawal ceasefire", "REQUEST yield"),
    ("demand", "resignation removal election elections reforms", "REQUEST change"),
    ("accept meet", "demand demands", "CONCEDE"),
    ("free release", "prisoners hostages detainees prisoner hostage", "RETREAT release"),
    ("withdraw pull_out", "troops forces soldiers army", "RETREAT withdraw"),
    ("withdraw recall", "ambassador envoy diplomats inspectors observers", "SANCTION withdraw"),
    ("storm raid search", "offices home house headquarters newsroom flat", "COERCE seize"),
    ("fire hurl lob", "shells rockets missiles mortars", "ASSAULT heavy-weapons"),
    ("hurl throw", "stones rocks bottles bricks", "PROTEST riot"),
    ("win lose call hold", "election elections vote referendum poll", "election"),
)
"""Verbs and nouns that name an act together, also with a word or two between."""
PHRASE_WORDS = 6
"""Words of the longest set phrase."""
MAX_BETWEEN = 3
"""Words that may stand inside a set phrase: `halted all economic aid`."""
NOT_BETWEEN = word_set(
    """to of and or in on at by for with from , . ; : ( ) \" ' that which who is was were be been
    not but as"""
)
"""Words that end a set phrase."""
PASSED_OVER = word_set("a an the its his her their our my this that these those some - –")
"""What may stand inside a set phrase and is no part of it; hyphens, too."""


@cache
def _kinds() -> Mapping[str, Mapping[str, float]]:
    """Word or phrase, without what is passed over -> the kinds it may name, each with its share."""
    listed: dict[str, list[str]] = defaultdict(list)
    for kind, written in (*EVENT_WORDS.items(), *MORE_EVENT_WORDS.items()):
        for word in written.split():
            parts = word.replace("-", "_").split("_")
            key = "_".join(part for part in parts if part not in PASSED_OVER)
            if kind not in listed[key]:
                listed[key].append(kind)
    for verbs, nouns, kind in (*COMBINED, *MORE_COMBINED):
        for verb in verbs.split():
            for noun in nouns.split():
                key = f"{verb}_{noun}".replace("-", "_")
                if kind not in listed[key]:
                    listed[key].append(kind)
    for word in [word for word, kinds in listed.items() if _has_again(word, kinds)]:
        listed.setdefault(f"re{word}", listed[word])
    return {word: {kind: 1 / len(kinds) for kind in kinds} for word, kinds in listed.items()}


DONE_AGAIN = word_set("COERCE ASSAULT MOBILIZE appointment")
OTHER_WITH_RE = word_set("search frame train treat pose tire")
"""Words that mean something else with `re` before them: `research`."""


def _has_again(word: str, kinds: Sequence[str]) -> bool:
    """Whether `re` before a word means the same act once more: `reoccupy`, `rearrest`."""
    if "_" in word or len(word) < 5 or word.startswith("re") or word in OTHER_WITH_RE:
        return False
    return DONE_AGAIN.issuperset(kind.split()[0] for kind in kinds)


@cache
def _openings() -> frozenset[str]:
    """All words and all beginnings of phrases."""
    return frozenset(
        "_".join(parts[:count])
        for parts in (key.split("_") for key in _kinds())
        for count in range(1, len(parts) + 1)
    )


@cache
def _going_on() -> Mapping[str, AbstractSet[str]]:
    """The words and beginnings of phrases that a phrase goes on from, with the words that do."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in _openings():
        before, _, word = one.rpartition("_")
        found[before].add(word)
    return dict(found)


def kinds_of(word: str) -> Mapping[str, float]:
    """The kinds of act that a base form or set phrase may name, with their shares; often none."""
    return _kinds().get(word.replace("-", "_"), {})


IRREGULAR = {
    form: base
    for base, forms in {
        "arise": "arose arisen", "awake": "awoke awoken", "be": "is are was were been being",
        "bear": "bore borne born", "beat": "beaten", "become": "became",
        "befall": "befell befallen", "begin": "began begun", "behead": "beheaded", "bend": "bent",
        "bid": "bade bidden", "bind": "bound", "bite": "bit bitten", "bleed": "bled",
        "blow": "blew blown", "break": "broke broken", "breed": "bred", "bring": "brought",
        "build": "built", "burn": "burnt", "buy": "bought", "catch": "caught",
        "choose": "chose chosen", "cling": "clung", "club": "clubbed", "come": "came",
        "creep": "crept", "deal": "dealt", "deny": "denies denied", "die": "dying", "dig": "dug",
        "dive": "dove", "do": "did does done", "draw": "drew drawn", "drive": "drove driven",
        "eat": "ate eaten", "fall": "fell fallen", "feed": "fed", "fight": "fought",
        "find": "found", "flee": "fled", "fling": "flung", "fly": "flew flown",
        "forbid": "forbade forbidden", "foresee": "foresaw foreseen", "forget": "forgot forgotten",
        "forgive": "forgave forgiven", "forsake": "forsook forsaken", "freeze": "froze frozen",
        "get": "got gotten", "give": "gave given", "go": "goes went gone", "grind": "ground",
        "grow": "grew grown", "hang": "hung hanged", "have": "had has", "hear": "heard",
        "hide": "hid hidden", "hold": "held", "keep": "kept", "kneel": "knelt",
        "know": "knew known", "lay": "laid", "lead": "led", "leap": "leapt", "leave": "left",
        "lend": "lent", "lie": "lay lain lying", "light": "lit", "lose": "lost", "lynch": "lynches",
        "make": "made", "meet": "met", "mislead": "misled", "mow": "mown", "overrun": "overran",
        "overthrow": "overthrew overthrown", "pay": "paid", "prove": "proven", "put": "putting",
        "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen", "run": "ran",
        "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent",
        "sew": "sewn", "shake": "shook shaken", "shine": "shone", "shoot": "shot", "show": "shown",
        "shrink": "shrank shrunk", "sing": "sang sung", "sink": "sank sunk", "sit": "sat",
        "slay": "slew slain", "slide": "slid", "sling": "slung", "sow": "sown",
        "speak": "spoke spoken", "speed": "sped", "spend": "spent", "spin": "spun", "spit": "spat",
        "spring": "sprang sprung", "stand": "stood", "steal": "stole stolen", "stick": "stuck",
        "sting": "stung", "stride": "strode", "strike": "struck stricken",
        "strive": "strove striven", "swear": "swore sworn", "sweep": "swept", "swell": "swollen",
        "swim": "swam swum", "swing": "swung", "take": "took taken", "teach": "taught",
        "tear": "tore torn", "tell": "told", "think": "thought", "throw": "threw thrown",
        "tie": "tying", "tread": "trod trodden", "understand": "understood",
        "undertake": "undertook undertaken", "uphold": "upheld", "wake": "woke woken",
        "wear": "wore worn", "weave": "wove woven", "weep": "wept", "win": "won", "wind": "wound",
        "withdraw": "withdrew withdrawn", "withhold": "withheld", "wring": "wrung",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}  # fmt: skip
PREFIXES = ("re", "over", "out", "under", "mis", "un", "with", "up", "counter")
"""Verbs with one of these have the past forms of the verb behind it: `retook`, `overran`."""


def _irregular_base(form: str) -> str | None:
    """The verb that an irregular form comes from; None for any other word."""
    if form in IRREGULAR or not form.startswith(PREFIXES):
        return IRREGULAR.get(form)
    for prefix in PREFIXES:
        rest = form.removeprefix(prefix).removeprefix("-")
        if rest != form and len(rest) > 2 and rest in IRREGULAR:
            return prefix + IRREGULAR[rest]
    return None


@lru_cache(maxsize=20_000)
def base_forms(form: str) -> tuple[str, ...]:
    """What a form may be the past, participle, plural or third person of, likeliest first.

    >>> base_forms("stabbing")
    ('stabbing', 'stabb', 'stabbe', 'stab')
    >>> base_forms("rallies")
    ('rallies', 'rallie', 'rally')
    >>> base_forms("met")
    ('met', 'meet')
    """
    found = [form]
    irregular = _irregular_base(form)
    if irregular is not None:
        found.append(irregular)
    for ending in ("ing", "ed"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            found += (stem, stem + "e")
            if stem[-1] == stem[-2:-1]:
                found.append(stem[:-1])
            if stem[-1] == "i":
                found.append(stem[:-1] + "y")
    if form.endswith("s") and not form.endswith("ss"):
        found.append(form[:-1])
        if form.endswith("ies"):
            found.append(form[:-3] + "y")
        elif form.endswith("es"):
            found.append(form[:-2])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def forms_of(word: str) -> tuple[str, ...]:
    """The base forms that a word may come from, those only that open a phrase of the table."""
    openings = _openings()
    return tuple(form for form in base_forms(word.removesuffix("'s")) if form in openings)


def kinds_at(words: Sequence[str], at: int) -> tuple[Mapping[str, float], int]:
    """What the longest phrase that begins at a word may name, and how many words it takes.

    Words are in lower case. Articles and hyphens inside a phrase are passed over.
    """
    found: Mapping[str, float] = {}
    taken = 0
    going_on = _going_on()
    keys = list(forms_of(words[at]))
    for key in keys:
        if not taken and (kinds := kinds_of(key)):
            found, taken = kinds, 1
    place, between = at + 1, 0
    keys = [key for key in keys if key in going_on]
    while keys and place < len(words) and place - at < PHRASE_WORDS:
        word = words[place]
        place += 1
        if place == at + 2 and word in NAMED and "call" in keys:
            break  # "called the walkout a mistake"
        if word in PASSED_OVER:
            continue
        longer = [
            f"{key}_{form}" for key in keys for form in base_forms(word) if form in going_on[key]
        ]
        if not longer:
            between += 1
            if between > MAX_BETWEEN or word in NOT_BETWEEN:
                break
            continue
        keys = [key for key in longer if key in going_on]
        if between and word in PARTICLES_TOO and not _ends_phrase(words, place):
            break  # "took the dam | in March"
        for key in longer:
            if kinds := kinds_of(key):
                found, taken = kinds, place - at
                break
    return found, taken


NAMED = word_set("the this that these those his her its their")
PARTICLES_TOO = word_set("in on off over up down out")
"""Prepositions that belong to the verb before its object where no noun follows them."""
ENDS_PARTICLE = word_set(
    """. , ; : ) " ” and or but to from by at for in on with after before when as until during
    again today yesterday"""
)


def _ends_phrase(words: Sequence[str], place: int) -> bool:
    """Whether a particle behind an object has no noun of its own: `took the refugees in.`"""
    return place >= len(words) or words[place] in ENDS_PARTICLE
