import '#web/ui/styles/workplace.css'
